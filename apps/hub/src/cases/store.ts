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

/** A report with an open case to which it, or an earlier version of it, is pinned. */
export interface PinnedCase extends OpenCase {
  readonly reportId: string;
  /** Place among all cases by age: 0 is the oldest of those asked for. */
  readonly age: number;
}

/** The cases to which these reports are pinned, aliases followed to their end; the oldest first. */
export async function casesOf(tx: DutyTx<"fusion">, reportIds: readonly string[]): Promise<readonly PinnedCase[]> {
  if (reportIds.length === 0) return [];
  const { rows } = await sql<{ asked: string; case_id: string; label_id: number }>`
    with recursive version(asked, id) as (
      select r, r from unnest(${[...reportIds]}::uuid[]) r
      union select v.asked, r.amends from version v join report r on r.report_id = v.id where r.amends is not null
    ), leads(asked, case_id) as (
      select v.asked, p.case_id from version v join case_report p on p.report_id = v.id
      union select l.asked, a.case_id from leads l join case_alias a on a.alias_id = l.case_id
    )
    select l.asked, c.case_id, c.label_id from leads l join case_room c using (case_id)
    where not exists (select from case_alias a where a.alias_id = c.case_id)
    group by l.asked, c.case_id, c.label_id, c.opened_at order by c.opened_at, c.case_id`.execute(tx.db);
  return rows.map((r, age) => ({ reportId: r.asked, caseId: r.case_id, labelId: r.label_id, age }));
}

/** Which of these case numbers are taken. */
export async function numbersTaken(tx: DutyTx<"fusion">, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from case_room where number = any (${[...numbers]}::text[])`.execute(tx.db);
  return new Set(rows.map((r) => r.number));
}

/** What opening a case needs to know of these reports, the earliest first. */
export async function clusterReports(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<readonly ClusterReport[]> {
  const { rows } = await sql<{
    report_id: string;
    kind: string;
    historical: boolean;
    received_at: string;
    owner_id: string;
    notifier: string | null;
  }>`select report_id, kind, historical, received_at, owner_id, notifier from report
    where report_id = any (${[...ids]}::uuid[]) order by received_at, report_id`.execute(tx.db);
  return rows.map((r) => ({
    reportId: r.report_id,
    kind: r.kind,
    historical: r.historical,
    receivedAt: r.received_at,
    ownerId: r.owner_id,
    notifier: r.notifier ?? r.owner_id,
  }));
}

export interface NewCase extends OpenCase {
  readonly label: LabelKey;
  readonly number: string;
  readonly openedBy: string;
  /** Null where a person opened it. */
  readonly standingOrderId: string | null;
  readonly foundingReport: string;
  readonly leadId: string;
}

/** Opens cases, each with its participants and its founding report pinned, in the name of who opens them. */
export async function insertCases(
  tx: DutyTx<"fusion"> | ReaderTx,
  cases: readonly (NewCase & { readonly participants: readonly string[] })[],
): Promise<void> {
  if (cases.length === 0) return;
  const at = (await tx.now()).toString();
  await tx.db
    .insertInto("case_room")
    .values(
      cases.map((c) => ({
        case_id: c.caseId,
        ...c.label,
        number: c.number,
        opened_at: at,
        opened_by: c.openedBy,
        standing_order_id: c.standingOrderId,
        founding_report: c.foundingReport,
        lead_id: c.leadId,
      })),
    )
    .execute();
  const named = cases.flatMap((c) => c.participants.map((organisation) => ({ c, organisation })));
  await tx.db
    .insertInto("case_participant")
    .values(
      named.map(({ c, organisation }) => ({
        case_id: c.caseId,
        organisation_id: organisation,
        label_id: c.labelId,
        named_at: at,
        named_by: c.openedBy,
      })),
    )
    .execute();
  await tx.db
    .insertInto("case_report")
    .values(
      cases.map((c) => ({
        case_id: c.caseId,
        report_id: c.foundingReport,
        label_id: c.labelId,
        pinned_at: at,
        pinned_by: c.openedBy,
      })),
    )
    .onConflict((known) => known.columns(["case_id", "report_id"]).doNothing())
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

/** The younger cases point to the older from now on, each under its own label: who does not see both sees no join. */
export async function aliasCases(
  tx: DutyTx<"fusion">,
  pairs: readonly { readonly younger: OpenCase; readonly older: OpenCase }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into case_alias (alias_id, case_id, label_id, audience_class, since)
    select y, o, l.label_id, l.audience_class, realm_now()
    from unnest(${pairs.map((p) => p.younger.caseId)}::uuid[], ${pairs.map((p) => p.older.caseId)}::uuid[], ${pairs.map((p) => p.younger.labelId)}::integer[]) as t(y, o, n)
    join label l on l.label_id = t.n on conflict do nothing`.execute(tx.db);
}
