/** Values that a body may block by, as rows: what was released to it, is in force, was not taken back, and whose PAP allows it. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

const inForce = (tx: ReaderTx, kind: string) => sql`
  exchange_entry e where e.organisation_id = ${tx.reader.organisationId}::uuid and e.listed_kind = ${kind}
    and e.is_last and e.removed_at is null and (e.listed_until is null or e.listed_until > (select realm_now()))`;

export interface ListState {
  /** What two equal lists have in common: how many there are, and when the last one came. */
  readonly mark: string;
  /** When the first of them ends by the clock alone; null where none does. */
  readonly until: string | null;
}

/** Reads the whole list, which is what it costs. */
export async function listState(tx: ReaderTx, kind: string): Promise<ListState> {
  const { rows } = await sql<ListState>`
    select count(*) || ' ' || coalesce(max(e.added_at)::text, '') as mark, min(e.listed_until) as until from ${inForce(tx, kind)}`.execute(
    tx.db,
  );
  return rows[0] ?? { mark: "", until: null };
}

export interface ListChunk {
  /** Values in their order, parted by line feeds; the database joins them, so that no value costs a row here. */
  readonly values: string;
  readonly last: string;
}

/** The next values after one; undefined at the end. */
export async function listChunk(
  tx: ReaderTx,
  kind: string,
  after: string,
  most: number,
): Promise<ListChunk | undefined> {
  const { rows } = await sql<{ values: string | null; last: string | null }>`
    select string_agg(x.value, E'\\n' order by x.value) as values, max(x.value) as last from (
      select distinct e.listed_value as value from ${inForce(tx, kind)} and e.listed_value > ${after} and e.listed_value not like E'%\\n%'
      order by 1 limit ${most}) x`.execute(tx.db);
  const [row] = rows;
  return row?.values == null || row.last == null ? undefined : { values: row.values, last: row.last };
}

/** Values of which something changed since an instant, and whether they are to be blocked by now; one row more than asked where there is more. */
export async function listChanges(
  tx: ReaderTx,
  kind: string,
  since: string,
  most: number,
): Promise<readonly { readonly value: string; readonly listed: boolean }[]> {
  const { rows } = await sql<{ value: string; listed: boolean }>`
    select s.value, bool_or(s.may_block and not s.revoked and (s.ends is null or s.ends > realm_now())) as listed
    from exchange_entry e join shared_object s on s.object_id = e.object_id and s.modified = e.version
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = 'released' and e.is_last and e.removed_at is null
      and s.kind = ${kind} and s.value not like E'%\\n%'
    group by s.value having bool_or(e.added_at > ${since}::timestamptz or (s.ends > ${since}::timestamptz and s.ends <= realm_now()))
    order by s.value limit ${most + 1}`.execute(tx.db);
  return rows;
}
