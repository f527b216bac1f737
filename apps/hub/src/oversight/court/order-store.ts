/** Orders of court exports as rows of the body that ordered them. */
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";

export interface NewOrder {
  readonly id: string;
  readonly label: LabelKey;
  readonly caseId: string;
  readonly court: string;
  readonly reason: string;
  readonly reports: readonly string[];
  readonly approvalId: string | null;
  readonly until: string;
}

export async function insertOrder(tx: ReaderTx, o: NewOrder): Promise<void> {
  await sql`insert into court_export (court_export_id, label_id, audience_class, owner_id, case_id, court, reason, report_ids, approval_id, actor_id, person_id, at, until)
    values (${o.id}::uuid, ${o.label.label_id}, ${o.label.audience_class}, current_organisation(), ${o.caseId}::uuid, ${o.court}, ${o.reason}, ${[...o.reports]}::uuid[],
      ${o.approvalId}::uuid, current_actor(), acting_person(), realm_now(), ${o.until}::timestamptz)`.execute(tx.db);
}

export interface OrderRow {
  readonly id: string;
  readonly case_id: string;
  readonly court: string;
  readonly reason: string;
  readonly report_ids: readonly string[];
  readonly approval_id: string | null;
  readonly person_id: string;
  readonly by: string | null;
  readonly at: string;
  readonly until: string;
  readonly answer: "confirmed" | "refused" | null;
  readonly answered_by: string | null;
}

/** Orders that this reader sees, newest first: of one case, or the one of this id. */
export async function orderRows(
  tx: ReaderTx,
  of: { readonly caseId?: string; readonly id?: string },
  most: number,
): Promise<readonly OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select e.court_export_id as id, e.case_id, e.court, e.reason, e.report_ids, e.approval_id, e.person_id, p.display_name as by, e.at, e.until, a.answer, q.display_name as answered_by
    from court_export e left join person p on p.person_id = e.person_id left join approval a on a.approval_id = e.approval_id
    left join person q on q.person_id = a.answered_person
    where (${of.caseId ?? null}::uuid is null or e.case_id = ${of.caseId ?? null}::uuid) and (${of.id ?? null}::uuid is null or e.court_export_id = ${of.id ?? null}::uuid)
    order by e.at desc, e.court_export_id limit ${most}`.execute(tx.db);
  return rows;
}
