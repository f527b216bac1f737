/** The index of texts: tokens of reports as rows under the labels of their texts. Written by the duty that links, or by its owner. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export interface Indexed {
  readonly reportId: string;
  readonly labelId: number;
  readonly tokens: readonly bigint[];
}

/** Writes what these reports are found by; what they were found by before is dropped first, if anything was. */
export async function writeTokens(tx: DutyTx<"fusion"> | ReaderTx, list: readonly Indexed[]): Promise<void> {
  if (list.length === 0) return;
  const rows = list.flatMap(({ reportId, labelId, tokens }) =>
    [...new Set(tokens)].map((token) => ({ reportId, labelId, token })),
  );
  await sql`
    insert into search_token (token, report_id, label_id, audience_class)
    select t.token, t.report, k.label_id, k.audience_class
    from unnest(${rows.map((r) => String(r.token))}::bigint[], ${rows.map((r) => r.reportId)}::uuid[], ${rows.map((r) => r.labelId)}::integer[]) as t(token, report, label)
    join label k on k.label_id = t.label`.execute(tx.db);
}

export async function dropTokens(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<void> {
  if (reports.length === 0) return;
  await sql`delete from search_token where report_id = any (${[...reports]}::uuid[])`.execute(tx.db);
}

/** Forgets what the duty can write again: everything but what is sealed. */
export async function dropUnsealed(tx: DutyTx<"keeper">): Promise<void> {
  await sql`delete from search_token t using label l
    where l.label_id = t.label_id and l.sealed_to is null and l.audience is distinct from '{}'`.execute(tx.db);
}
