/** The reports of one receipt, and whether they count as old material. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export async function batchOf(
  tx: ReaderTx,
  receiptId: string,
  ownerId: string,
): Promise<readonly { id: string; historical: boolean }[]> {
  const { rows } = await sql<{ id: string; historical: boolean }>`
    select report_id as id, historical from report where receipt_id = ${receiptId}::uuid and owner_id = ${ownerId}::uuid`.execute(
    tx.db,
  );
  return rows;
}

export async function setHistorical(tx: ReaderTx, ids: readonly string[], historical: boolean): Promise<void> {
  await sql`update report set historical = ${historical} where report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
}

/** The second fire, at the instant at which the report really came. */
export async function lightReceived(tx: ReaderTx, ids: readonly string[]): Promise<void> {
  await sql`
    insert into hop (subject_kind, subject_id, hop, at, label_id, audience_class)
    select 'report', report_id, 'received', received_at, label_id, audience_class from report where report_id = any (${[...ids]}::uuid[])
    on conflict do nothing`.execute(tx.db);
}
