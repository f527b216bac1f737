/**
 * Public reference material: written by the coordinating body, read by everybody of the realm. It is looked up, never linked,
 * and never becomes a report.
 */
import type { Handlers } from "@noroshi/api";
import { asDuty, asReader } from "../../db/act.ts";
import { internLabel } from "../../db/labels.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { record } from "../../oversight/recorder.ts";
import { ownLabel } from "../markings.ts";
import { lookUp, writeKnowledge } from "./store.ts";

export function knowledgeHandlers(): Pick<Handlers<HubEnv>, "addKnowledge" | "listKnowledge"> {
  return {
    async addKnowledge(c) {
      const { room, acting, body } = c.get("signed");
      if (body.kind !== "coordinator") throw new Refusal("NOT_ALLOWED");
      const { entries } = c.req.valid("json");
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
      return c.json({ stored, unchanged: entries.length - stored }, 200);
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
