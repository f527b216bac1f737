/**
 * Public reference material: written by the coordinating body, read by everybody of the realm. It is looked up, never linked,
 * and never becomes a report.
 */
import type { Handlers, KnowledgeEntry } from "@noroshi/api";
import type { Signed } from "../../accounts/signed.ts";
import { asDuty, asReader } from "../../db/act.ts";
import { internLabel } from "../../db/labels.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { readCapped } from "../../http/request-body.ts";
import { record } from "../../oversight/recorder.ts";
import { bytesAboveCeiling, recordAbove } from "../ceiling.ts";
import { ownLabel } from "../markings.ts";
import { INLINE_CAP } from "../routes.ts";
import { advisoryEntries } from "./advisory.ts";
import { lookUp, writeKnowledge } from "./store.ts";

export function knowledgeHandlers(): Pick<Handlers<HubEnv>, "addKnowledge" | "addAdvisory" | "listKnowledge"> {
  return {
    async addKnowledge(c) {
      return c.json(await add(c.get("signed"), c.req.valid("json").entries), 200);
    },

    async addAdvisory(c) {
      const signed = c.get("signed");
      mayAdd(signed);
      const bytes = await readCapped(c.req.raw, INLINE_CAP);
      const marked = await bytesAboveCeiling(bytes, "application/json");
      if (marked) {
        await recordAbove(signed, [marked]);
        throw marked;
      }
      const { entries, refused } = advisoryEntries(bytes);
      return c.json({ ...(await add(signed, entries)), refused: [...refused] }, 200);
    },

    async listKnowledge(c) {
      const { room, acting } = c.get("signed");
      const { source, q, limit, cursor } = c.req.valid("query");
      const after =
        cursor === undefined ? ["", ""] : room.seals.open(acting.reader.organisationId, "knowledge", cursor);
      const page = await asReader(room.realm, acting.reader, (tx) => lookUp(tx, { source, q, after, limit }), {
        readOnly: true,
      });
      const items = page.rows.slice(0, limit);
      const last = items.at(-1);
      const next =
        page.rows.length > limit && last
          ? room.seals.seal(acting.reader.organisationId, "knowledge", [last.source, last.ref])
          : null;
      return c.json({ items, total: page.total, next }, 200);
    },
  };
}

/** @throws Refusal NOT_ALLOWED for every other body than the coordinating one */
function mayAdd({ body }: Signed): void {
  if (body.kind !== "coordinator") throw new Refusal("NOT_ALLOWED");
}

async function add(signed: Signed, entries: readonly KnowledgeEntry[]): Promise<{ stored: number; unchanged: number }> {
  mayAdd(signed);
  const { room, acting, body } = signed;
  const stored = await asDuty(room.realm, "door", (tx) => writeKnowledge(tx, entries));
  const label = await internLabel(room.realm, ownLabel(body, undefined));
  await asReader(room.realm, acting.reader, (tx) =>
    record(tx, [
      {
        act: "knowledge.added",
        actorId: acting.reader.actorId,
        labelId: label.label_id,
        subject: null,
        facts: { stored },
      },
    ]),
  );
  return { stored, unchanged: entries.length - stored };
}
