/** The desk over HTTP: officers of the coordinator file for a body that called; that body answers. */
import type { Handlers } from "@noroshi/api";
import { understandDeskEntry } from "@noroshi/intake";
import { actOnce } from "../../acts/act.ts";
import { asReader } from "../../db/act.ts";
import type { HubEnv } from "../../http/env.ts";
import { cut, startOf } from "../../http/paging.ts";
import { Refusal } from "../../http/problem.ts";
import { readCapped } from "../../http/request-body.ts";
import { record } from "../../oversight/recorder.ts";
import { accept } from "../accept.ts";
import { receiptBody } from "../receipt-body.ts";
import { idempotencyKey, isUuid } from "../routes.ts";
import { understandBody } from "../understand-body.ts";
import { asFiled, bodyFiledFor, checkTimes, type DeskFiling } from "./filing.ts";
import { seeEntries } from "./reading.ts";
import { entryRow, insertAnswer, pageOfEntries } from "./store.ts";

type Part = "fileDeskEntry" | "confirmDeskEntry" | "listDeskEntries";

/** A call is told in words; more than this is no call. */
const ENTRY_CAP = 1024 * 1024;
const JSON_TYPE = "application/json";

export function deskHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async fileDeskEntry(c) {
      const signed = c.get("signed");
      const { room, acting, body } = signed;
      if (body.kind !== "coordinator") throw new Refusal("NOT_ALLOWED");
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, ENTRY_CAP);
      const read = understandDeskEntry(bytes);
      if (!read.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: read.refused });
      const now = await asReader(room.realm, acting.reader, (tx) => tx.now(), { readOnly: true });
      checkTimes(read.said, now);
      const chance = room.realm.chance({ actorId: acting.reader.actorId, act: `desk ${key}` });
      const stated = read.said.paperLog?.receivedAt;
      const desk: DeskFiling = {
        organisation: bodyFiledFor(await room.directory(), read.said, body),
        entry: read.said,
        number: numberOf(now.toString(), chance.uuid()),
        ...(stated === undefined ? {} : { statedReceivedAt: stated }),
      };
      const answer = await accept(signed, {
        idempotencyKey: key,
        bytes,
        mediaType: JSON_TYPE,
        historical: false,
        receivingAuthority: null,
        desk,
        understand: async () => {
          const form = Buffer.from(JSON.stringify(read.said.report));
          return asFiled(await understandBody(form, { mediaType: JSON_TYPE }), desk);
        },
      });
      return c.json(receiptBody(answer), 202);
    },

    async confirmDeskEntry(c) {
      const { id } = c.req.valid("param");
      const key = idempotencyKey(c);
      const signed = c.get("signed");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const answer = await actOnce(signed, { key, bytes: Buffer.from(`confirmation of ${id}`) }, async (tx, doing) => {
        const entry = await entryRow(tx, id);
        // For the desk itself and for everybody else there is nothing to confirm.
        if (entry?.owner_id !== signed.body.id) throw new Refusal("NOT_FOUND");
        const { receiptId, at } = doing;
        await insertAnswer(tx, { id: doing.chance.uuid(), reportId: id, labelId: entry.label_id, receiptId, at });
        await record(tx, [
          {
            act: "desk.confirmed",
            actorId: tx.reader.actorId,
            labelId: entry.label_id,
            subject: id,
            facts: { receipt: receiptId },
          },
        ]);
        return { outcome: "recorded" };
      });
      return c.json(receiptBody(answer), 202);
    },

    async listDeskEntries(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "desk", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = (await pageOfEntries(tx, after, limit)).map((r) => ({
            ...r,
            id: r.report_id,
            at: r.entered_at,
          }));
          const { page, next } = cut(room.seals, acting.reader.organisationId, "desk", rows, limit);
          return { items: [...(await seeEntries(room.realm, tx, directory, page))], next };
        },
        { readOnly: true },
      );
      return c.json(page, 200);
    },
  };
}

/** Told on the telephone: short, without letters that sound alike being needed. The day is the realm's, in UTC. */
function numberOf(now: string, id: string): string {
  return `DESK-${now.slice(0, 10).replaceAll("-", "")}-${id.slice(0, 8).toUpperCase()}`;
}
