/** The index of texts: tokens of reports as rows under the labels of their texts. Written by the duty that links, or by its owner. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export interface Indexed {
  readonly reportId: string;
  readonly labelId: number;
  readonly tokens: readonly bigint[];
}

/** Replaces what these reports are found by. */
export async function writeTokens(tx: DutyTx<"fusion"> | ReaderTx, list: readonly Indexed[]): Promise<void> {
  for (const { reportId, labelId, tokens } of list)
    await sql`
      insert into search_token (token, report_id, label_id, audience_class)
      select t.token, ${reportId}::uuid, k.label_id, k.audience_class
      from label k cross join unnest(${tokens.map(String)}::bigint[]) as t(token) where k.label_id = ${labelId} on conflict do nothing`.execute(
      tx.db,
    );
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
