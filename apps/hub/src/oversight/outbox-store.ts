/** The outbox as rows: written in the act's own transaction, in the order in which the act did things. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export interface OutboxRow {
  readonly act: string;
  readonly actorId: string;
  readonly labelId: number;
  readonly subject: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export async function insertEntries(tx: ReaderTx | DutyTx, at: string, rows: readonly OutboxRow[]): Promise<void> {
  // A label that cannot be seen leaves the class empty, which the table refuses: no act loses its entry.
  await sql`
    insert into outbox (act, actor_id, at, label_id, audience_class, subject, entry)
    select t.act, t.actor, ${at}::timestamptz, t.label, l.audience_class, t.subject, t.entry
    from unnest(${rows.map((e) => e.act)}::text[], ${rows.map((e) => e.actorId)}::uuid[], ${rows.map((e) => e.labelId)}::integer[],
      ${rows.map((e) => e.subject)}::uuid[], ${rows.map((e) => JSON.stringify(e.facts))}::jsonb[]) with ordinality as t(act, actor, label, subject, entry, n)
    left join label l on l.label_id = t.label order by t.n`.execute(tx.db);
}
