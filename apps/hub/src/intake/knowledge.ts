/**
 * Public reference material: written by the coordinating body, read by everybody of the realm. It is looked up, never linked,
 * and never becomes a report.
 */
import type { Handlers, KnowledgeEntry } from "@noroshi/api";
import { sql } from "kysely";
import { internLabel } from "../db/labels.ts";
import { asDuty, asReader, type DutyTx } from "../db/act.ts";
import type { HubEnv } from "../http/app.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { ownLabel } from "./markings.ts";

export function knowledgeHandlers(): Pick<Handlers<HubEnv>, "addKnowledge" | "listKnowledge"> {
  return {
    async addKnowledge(c) {
      const { room, acting, body } = c.get("signed");
      if (body.kind !== "coordinator") throw new Refusal("NOT_ALLOWED");
      const { entries } = c.req.valid("json");
      const stored = await asDuty(room.realm, "door", (tx) => write(tx, entries));
      const label = await internLabel(room.realm, ownLabel(body, undefined));
      await asReader(room.realm, acting.reader, (tx) => record(tx, [{ act: "knowledge.added", actorId: acting.reader.actorId, labelId: label.label_id, subject: null, facts: { stored } }]));
      return c.json({ stored, unchanged: entries.length - stored }, 200);
    },

    async listKnowledge(c) {
      const { room, acting } = c.get("signed");
      const { source, q, limit, cursor } = c.req.valid("query");
      const after = cursor === undefined ? ["", ""] : room.seals.open(acting.reader.organisationId, "knowledge", cursor);
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const narrow = sql`(${source ?? null}::text is null or source = ${source ?? null}) and (${q ?? null}::text is null or strpos(lower(name), lower(${q ?? null})) > 0 or ref = ${q ?? null})`;
          const rows = await sql<{ source: string; ref: string; kind: string; name: string | null }>`
            select source, ref, kind, name from knowledge where ${narrow} and (source, ref) > (${after[0] ?? ""}, ${after[1] ?? ""}) order by source, ref limit ${limit + 1}`.execute(tx.db);
          const total = await sql<{ n: number }>`select count(*)::integer as n from knowledge where ${narrow}`.execute(tx.db);
          return { rows: rows.rows, total: total.rows[0]?.n ?? 0 };
        },
        { readOnly: true },
      );
      const items = page.rows.slice(0, limit);
      const last = items.at(-1);
      const next = page.rows.length > limit && last ? room.seals.seal(acting.reader.organisationId, "knowledge", [last.source, last.ref]) : null;
      return c.json({ items, total: page.total, next }, 200);
    },
  };
}

/** Writes entries that are new or changed. @returns how many */
async function write(tx: DutyTx<"door">, entries: readonly KnowledgeEntry[]): Promise<number> {
  const { rows } = await sql<{ ok: boolean }>`
    insert into knowledge (source, ref, kind, name, body, imported_at)
    select distinct on (s, r) s, r, k, n, b, realm_now()
    from unnest(${entries.map((e) => e.source)}::text[], ${entries.map((e) => e.ref)}::text[], ${entries.map((e) => e.kind)}::text[],
      ${entries.map((e) => e.name)}::text[], ${entries.map((e) => JSON.stringify(e.body))}::jsonb[]) as t(s, r, k, n, b)
    on conflict (source, ref) do update set kind = excluded.kind, name = excluded.name, body = excluded.body, imported_at = excluded.imported_at
      where knowledge.body <> excluded.body returning true as ok`.execute(tx.db);
  return rows.length;
}
