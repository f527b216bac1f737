/** Cases as rows: opened, filled and joined by the fusion duty; read by readers through row security. */
import type { ClusterReport } from "@noroshi/cases/contract";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface OpenCase {
  readonly caseId: string;
  readonly labelId: number;
}

export interface StoredOrder {
  readonly standingOrderId: string;
  readonly name: string;
  readonly person: string;
  readonly body: unknown;
}

/** Standing orders in force now, oldest first. */
export async function orders(tx: DutyTx<"fusion">): Promise<readonly StoredOrder[]> {
  const { rows } = await sql<{ standing_order_id: string; name: string; person: string; body: unknown }>`
    select standing_order_id, name, person, body from standing_order
    where issued_at <= realm_now() and (revoked_at is null or revoked_at > realm_now()) order by issued_at, name`.execute(
    tx.db,
  );
  return rows.map((r) => ({ standingOrderId: r.standing_order_id, name: r.name, person: r.person, body: r.body }));
}

/** The open cases to which one of these reports, or an earlier version of it, is pinned; the oldest first, aliases followed. */
export async function casesOf(tx: DutyTx<"fusion">, reportIds: readonly string[]): Promise<readonly OpenCase[]> {
  const { rows } = await sql<{ case_id: string; label_id: number }>`
    with recursive version(id) as (
      select unnest(${reportIds}::uuid[])
      union select r.amends from version v join report r on r.report_id = v.id where r.amends is not null
    )
    select distinct c.case_id, c.label_id, c.opened_at from version v
    join case_report p on p.report_id = v.id
    left join case_alias a on a.alias_id = p.case_id
    join case_room c on c.case_id = coalesce(a.case_id, p.case_id)
    order by c.opened_at, c.case_id`.execute(tx.db);
  return rows.map((r) => ({ caseId: r.case_id, labelId: r.label_id }));
}

/** What opening a case needs to know of a cluster. */
export async function clusterReports(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly ClusterReport[]> {
  const rows = await tx.db
    .selectFrom("report")
    .select(["report_id", "kind", "historical", "received_at", "owner_id", "notifier"])
    .where("report_id", "in", [...ids])
    .orderBy("received_at")
    .orderBy("report_id")
    .execute();
  return rows.map((r) => ({
    reportId: r.report_id,
    kind: r.kind,
    historical: r.historical,
    receivedAt: r.received_at,
    ownerId: r.owner_id,
    notifier: r.notifier ?? r.owner_id,
  }));
}

export async function insertCase(
  tx: DutyTx<"fusion"> | ReaderTx,
  c: OpenCase & {
    label: LabelKey;
    number: string;
    openedBy: string;
    /** Null where a person opened it. */
    standingOrderId: string | null;
    foundingReport: string;
    leadId: string;
  },
): Promise<void> {
  await tx.db
    .insertInto("case_room")
    .values({
      case_id: c.caseId,
      ...c.label,
      number: c.number,
      opened_at: (await tx.now()).toString(),
      opened_by: c.openedBy,
      standing_order_id: c.standingOrderId,
      founding_report: c.foundingReport,
      lead_id: c.leadId,
    })
    .execute();
}

export async function nameParticipants(
  tx: DutyTx<"fusion"> | ReaderTx,
  c: OpenCase,
  organisationIds: readonly string[],
  by: string,
): Promise<void> {
  const at = (await tx.now()).toString();
  await tx.db
    .insertInto("case_participant")
    .values(
      organisationIds.map((id) => ({
        case_id: c.caseId,
        organisation_id: id,
        label_id: c.labelId,
        named_at: at,
        named_by: by,
      })),
    )
    .execute();
}

/** Pins a report to a case by a recorded act. */
export async function pinReport(
  tx: DutyTx<"fusion"> | ReaderTx,
  c: OpenCase,
  reportId: string,
  by: string,
): Promise<void> {
  await tx.db
    .insertInto("case_report")
    .values({
      case_id: c.caseId,
      report_id: reportId,
      label_id: c.labelId,
      pinned_at: (await tx.now()).toString(),
      pinned_by: by,
    })
    .onConflict((c) => c.columns(["case_id", "report_id"]).doNothing())
    .execute();
}

/** The younger case points to the older from now on, under its own label: who does not see both sees no join. */
export async function aliasCase(tx: DutyTx<"fusion">, younger: OpenCase, older: OpenCase): Promise<void> {
  await sql`
    insert into case_alias (alias_id, case_id, label_id, audience_class, since)
    select ${younger.caseId}::uuid, ${older.caseId}::uuid, label_id, audience_class, realm_now() from label where label_id = ${younger.labelId}
    on conflict do nothing`.execute(tx.db);
}
