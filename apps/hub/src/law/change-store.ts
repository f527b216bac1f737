/** Changes of state as rows: what was asked for; the approval beside each says by whom, and who answered. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface NewChange {
  readonly id: string;
  readonly approvalId: string;
  readonly labelId: number;
  readonly basis: string;
  readonly state: string;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
  readonly verified: boolean;
}

export async function insertChange(tx: ReaderTx, c: NewChange): Promise<void> {
  await sql`
    insert into basis_change (change_id, approval_id, label_id, basis_id, state, since, until, source, verified, asked_at)
    values (${c.id}::uuid, ${c.approvalId}::uuid, ${c.labelId}, ${c.basis}, ${c.state}, ${c.since}::timestamptz, ${c.until}::timestamptz, ${c.source}, ${c.verified}, realm_now())`.execute(
    tx.db,
  );
}

export interface ChangeRow {
  readonly change_id: string;
  readonly approval_id: string;
  readonly label_id: number;
  readonly basis_id: string;
  readonly state: string;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
  readonly verified: boolean;
  readonly asked_at: string;
  readonly reason: string;
  readonly expires_at: string;
  readonly asked_person: string;
  readonly asked_name: string;
  readonly asked_organisation: string;
  readonly answer: "confirmed" | "refused" | null;
  readonly answered_at: string | null;
  readonly answered_name: string | null;
  readonly answered_organisation: string | null;
}

/** Changes that this reader sees, the newest first; or the one of this id. */
export async function changeRows(tx: ReaderTx, only: string | null, most: number): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.change_id, c.approval_id, c.label_id, c.basis_id, c.state, c.since, c.until, c.source, c.verified, c.asked_at,
      a.reason, a.expires_at, a.asked_person, p.display_name as asked_name, a.asked_organisation, a.answer, a.answered_at,
      q.display_name as answered_name, a.answered_organisation
    from basis_change c join approval a using (approval_id) join person p on p.person_id = a.asked_person
    left join person q on q.person_id = a.answered_person
    where ${only}::uuid is null or c.change_id = ${only}::uuid
    order by c.asked_at desc, c.change_id desc limit ${most}`.execute(tx.db);
  return rows;
}

export async function basisExists(tx: ReaderTx, id: string): Promise<boolean> {
  const row = await tx.db.selectFrom("legal_basis").select("basis_id").where("basis_id", "=", id).executeTakeFirst();
  return row !== undefined;
}
