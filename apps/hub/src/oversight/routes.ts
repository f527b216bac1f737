/** The record over HTTP, for oversight alone: read without anybody's help, and nothing of it can be written from here. */
import type { Handlers } from "@noroshi/api";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { countMissing, pageOfEntries, pageOfReads } from "../reads/store.ts";
import { entryShown } from "./entry-shown.ts";

export function oversightHandlers(): Pick<Handlers<HubEnv>, "listReads" | "listEntries"> {
  return {
    async listReads(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const mine = acting.reader.organisationId;
      const after = startOf(room.seals, mine, "reads", cursor);
      const directory = await room.directory();
      const [rows, missing] = await asReader(
        room.realm,
        acting.reader,
        async (tx) => [await pageOfReads(tx, after, limit), await countMissing(tx, c.get("requestId"))] as const,
        { readOnly: true },
      );
      const { page, next } = cut(room.seals, mine, "reads", rows, limit);
      const items = page.map((r) => ({
        id: r.id,
        by: { name: r.actor, body: bodyOf(directory, r.organisation_id) },
        act: r.act,
        query: r.query,
        purpose: r.purpose,
        at: r.at,
        snapshot: r.snapshot,
        setVersion: r.set_version,
        commitment: r.commitment.toString("hex"),
        ended: r.ended ?? ("missing" as const),
        records: r.records,
      }));
      return c.json({ items, missing, next }, 200);
    },

    async listEntries(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, act } = c.req.valid("query");
      const mine = acting.reader.organisationId;
      const after = startOf(room.seals, mine, "entries", cursor);
      const directory = await room.directory();
      const rows = await asReader(room.realm, acting.reader, (tx) => pageOfEntries(tx, after, limit, act), {
        readOnly: true,
      });
      const { page, next } = cut(room.seals, mine, "entries", rows, limit);
      return c.json({ items: page.map((e) => entryShown(e, room.name, directory)), next }, 200);
    },
  };
}
