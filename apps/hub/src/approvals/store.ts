/**
 * Approvals as rows. Who asks and who answers is filled in by the database from who acts; a statement cannot say it.
 */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface ApprovalRow {
  readonly approval_id: string;
  readonly label_id: number;
  readonly act: string;
  readonly subject: string | null;
  readonly object_digest: Buffer;
  readonly rule: "other_person" | "other_organisation";
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_person: string;
  readonly asked_organisation: string;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly answer: "confirmed" | "refused" | null;
  readonly answered_person: string | null;
  readonly answered_organisation: string | null;
  readonly answered_at: string | null;
  readonly answer_reason: string | null;
  readonly spent_at: string | null;
}

export interface NewApproval {
  readonly id: string;
  readonly labelId: number;
  readonly act: string;
  readonly subject: string | null;
  readonly digest: Buffer;
  readonly rule: ApprovalRow["rule"];
  readonly reason: string;
  readonly expiresAt: string;
}

/** The person who acts in this transaction; undefined for a machine. */
export async function actingPersonOf(tx: ReaderTx): Promise<string | undefined> {
  const { rows } = await sql<{ person: string | null }>`select acting_person() as person`.execute(tx.db);
  return rows[0]?.person ?? undefined;
}

export async function insertApproval(tx: ReaderTx, a: NewApproval): Promise<void> {
  // asked_* and asked_at are the trigger's: what stands here is replaced by who acts.
  await sql`insert into approval (approval_id, label_id, act, subject, object_digest, rule, reason, asked_by, asked_person, asked_organisation, asked_at, expires_at)
    values (${a.id}::uuid, ${a.labelId}, ${a.act}, ${a.subject}::uuid, ${a.digest}, ${a.rule}, ${a.reason},
      current_actor(), acting_person(), current_organisation(), realm_now(), ${a.expiresAt}::timestamptz)`.execute(
    tx.db,
  );
}

/** An approval that this reader sees, held until the act ends. */
export async function holdApproval(tx: ReaderTx, id: string): Promise<ApprovalRow | undefined> {
  const { rows } = await sql<ApprovalRow>`select * from approval where approval_id = ${id}::uuid for update`.execute(
    tx.db,
  );
  return rows[0];
}

/** Approvals of one kind of act that this reader sees, newest first. */
export async function approvalsOf(tx: ReaderTx, act: string, most: number): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    select * from approval where act = ${act} order by asked_at desc, approval_id desc limit ${most}`.execute(tx.db);
  return rows;
}

export async function writeAnswer(
  tx: ReaderTx,
  id: string,
  answer: "confirmed" | "refused",
  reason: string | null,
): Promise<void> {
  await sql`update approval set answer = ${answer}, answer_reason = ${reason} where approval_id = ${id}::uuid`.execute(
    tx.db,
  );
}

export async function writeSpent(tx: ReaderTx, id: string): Promise<void> {
  await sql`update approval set spent_at = realm_now() where approval_id = ${id}::uuid`.execute(tx.db);
}
