/** Reference material as rows: the same entry again changes nothing. */
import type { KnowledgeEntry } from "@noroshi/api";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../../db/act.ts";

/**
 * Writes entries that are new or changed. Of an object with versions (STIX §3.6, `modified`) a later one replaces, an earlier or
 * equal one does not: collections that overlap would otherwise change it to and fro. @returns how many
 */
export async function writeKnowledge(tx: DutyTx<"door">, entries: readonly KnowledgeEntry[]): Promise<number> {
  const { rows } = await sql<{ ok: boolean }>`
    insert into knowledge (source, ref, kind, name, body, imported_at)
    select distinct on (s, r) s, r, k, n, b, realm_now()
    from unnest(${entries.map((e) => e.source)}::text[], ${entries.map((e) => e.ref)}::text[], ${entries.map((e) => e.kind)}::text[],
      ${entries.map((e) => e.name)}::text[], ${entries.map((e) => JSON.stringify(e.body))}::jsonb[]) as t(s, r, k, n, b)
    on conflict (source, ref) do update set kind = excluded.kind, name = excluded.name, body = excluded.body, imported_at = excluded.imported_at
      where knowledge.body <> excluded.body and coalesce(excluded.body->>'modified' > knowledge.body->>'modified', true) returning true as ok`.execute(
    tx.db,
  );
  return rows.length;
}

export interface KnowledgeRow {
  readonly source: string;
  readonly ref: string;
  readonly kind: string;
  readonly name: string | null;
}

export interface KnowledgeQuery {
  readonly source: string | undefined;
  readonly q: string | undefined;
  readonly after: readonly string[];
  readonly limit: number;
}

/** Entries by source and by a part of their name, in the order of (source, ref); one more than asked where there is a next. */
export async function lookUp(
  tx: ReaderTx,
  k: KnowledgeQuery,
): Promise<{ rows: readonly KnowledgeRow[]; total: number }> {
  const narrow = sql`(${k.source ?? null}::text is null or source = ${k.source ?? null})
    and (${k.q ?? null}::text is null or strpos(lower(name), lower(${k.q ?? null})) > 0 or ref = ${k.q ?? null})`;
  const { rows } = await sql<KnowledgeRow>`
    select source, ref, kind, name from knowledge where ${narrow} and (source, ref) > (${k.after[0] ?? ""}, ${k.after[1] ?? ""})
    order by source, ref limit ${k.limit + 1}`.execute(tx.db);
  const total = await sql<{ n: number }>`select count(*)::integer as n from knowledge where ${narrow}`.execute(tx.db);
  return { rows, total: total.rows[0]?.n ?? 0 };
}
