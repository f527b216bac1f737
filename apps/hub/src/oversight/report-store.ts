/** Frozen reports and published issues as rows. The database itself holds each to its digest. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface NewFrozen {
  readonly id: string;
  readonly label: LabelKey;
  readonly from: string;
  readonly to: string;
  readonly body: Buffer;
  readonly digest: Buffer;
  readonly receiptId: string;
}

export async function insertReport(tx: ReaderTx, r: NewFrozen): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' statutory_report', 78))`.execute(tx.db);
  await sql`
    insert into statutory_report (statutory_report_id, label_id, audience_class, owner_id, number, from_at, to_at, body, digest, receipt_id, actor_id, person_id, organisation_id, at)
    select ${r.id}::uuid, ${r.label.label_id}, ${r.label.audience_class}, current_organisation(), coalesce(max(number), 0) + 1, ${r.from}::timestamptz, ${r.to}::timestamptz, ${r.body}, ${r.digest},
      ${r.receiptId}::uuid, current_actor(), acting_person(), current_organisation(), realm_now()
    from statutory_report where owner_id = current_organisation()`.execute(tx.db);
}

export interface FrozenRow {
  readonly id: string;
  readonly number: number;
  readonly from_at: string;
  readonly to_at: string;
  readonly body: Buffer;
  readonly digest: Buffer;
  readonly by: string | null;
  readonly at: string;
}

const REPORTS = sql`
  select r.statutory_report_id as id, r.number, r.from_at, r.to_at, r.body, r.digest, p.display_name as by, r.at
  from statutory_report r left join person p using (person_id)`;

export async function frozenReports(tx: ReaderTx, most: number): Promise<readonly FrozenRow[]> {
  const { rows } = await sql<FrozenRow>`${REPORTS} order by r.at desc, r.statutory_report_id limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export async function frozenReport(tx: ReaderTx, id: string): Promise<FrozenRow | undefined> {
  const { rows } = await sql<FrozenRow>`${REPORTS} where r.statutory_report_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** Issues are made one after the other: each rests on all before it. */
export async function holdIssues(tx: ReaderTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' transparency_issue', 78))`.execute(
    tx.db,
  );
}

export interface IssueRow {
  readonly number: number;
  readonly from_at: string;
  readonly to_at: string;
  readonly body: Buffer;
  readonly digest: Buffer;
  readonly behind: unknown;
  readonly at: string;
}

/** Every issue with the counts behind it, oldest first; the commission's alone. */
export async function issueRows(tx: ReaderTx): Promise<readonly IssueRow[]> {
  const { rows } = await sql<IssueRow>`
    select number, from_at, to_at, body, digest, behind, at from transparency_issue order by number`.execute(tx.db);
  return rows;
}

export async function insertIssue(
  tx: ReaderTx,
  i: NewFrozen & {
    readonly number: number;
    readonly pageEn: Buffer;
    readonly pageJa: Buffer;
    readonly behind: unknown;
  },
): Promise<void> {
  await sql`
    insert into transparency_issue (transparency_issue_id, label_id, audience_class, owner_id, number, from_at, to_at, body, page_en, page_ja, digest, behind, receipt_id, actor_id, person_id, organisation_id, at)
    values (${i.id}::uuid, ${i.label.label_id}, ${i.label.audience_class}, current_organisation(), ${i.number}, ${i.from}::timestamptz, ${i.to}::timestamptz, ${i.body}, ${i.pageEn}, ${i.pageJa}, ${i.digest},
      ${JSON.stringify(i.behind)}::jsonb, ${i.receiptId}::uuid, current_actor(), acting_person(), current_organisation(), realm_now())`.execute(
    tx.db,
  );
}

export interface PublishedRow {
  readonly number: number;
  readonly from_at: string;
  readonly to_at: string;
  readonly body: Buffer;
  readonly page_en: Buffer;
  readonly page_ja: Buffer;
  readonly digest: Buffer;
  readonly at: string;
}

/** What anybody may have. */
export async function publishedIssues(tx: DutyTx<"door">): Promise<readonly PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select number, from_at, to_at, body, page_en, page_ja, digest, at from published_issues() order by number`.execute(
    tx.db,
  );
  return rows;
}
