/** Statements on reports as rows: consents, withdrawals, assessments; and the reports that they name. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface NamedReport {
  readonly reportId: string;
  readonly ownerId: string;
  /** The sender's own reference, or the report's id where it had none. */
  readonly sourceRef: Buffer;
  readonly latest: boolean;
  readonly labelId: number;
}

/** Reports that this reader sees under a name: the sender's own id (as its token) or the hub's. All versions, oldest first. */
export async function reportsNamed(tx: ReaderTx, named: string, token: Buffer): Promise<readonly NamedReport[]> {
  const id = UUID.test(named) ? named.toLowerCase() : null;
  const { rows } = await sql<{
    report_id: string;
    owner_id: string;
    source_ref: Buffer;
    latest: boolean;
    label_id: number;
  }>`
    with hit as (select report_id, owner_id, source_ref from report where source_token = ${token} or report_id = ${id}::uuid)
    select distinct r.report_id, r.owner_id, coalesce(r.source_ref, uuid_send(r.report_id)) as source_ref, r.latest, r.label_id, r.version
    from hit h join report r on r.report_id = h.report_id or (r.owner_id = h.owner_id and r.source_ref = h.source_ref)
    order by r.version, r.report_id`.execute(tx.db);
  return rows.map((r) => ({
    reportId: r.report_id,
    ownerId: r.owner_id,
    sourceRef: r.source_ref,
    latest: r.latest,
    labelId: r.label_id,
  }));
}

export interface NewConsent {
  readonly id: string;
  readonly label: LabelKey;
  readonly sourceRef: Buffer;
  readonly receiptId: string;
  readonly given: "law_enforcement_use" | "third_party_release" | "share_with_coordinator";
  readonly recipients: readonly string[];
  readonly items: readonly string[] | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly at: string;
}

export async function insertConsent(tx: ReaderTx, c: NewConsent): Promise<void> {
  await tx.db
    .insertInto("consent")
    .values({
      consent_id: c.id,
      ...c.label,
      owner_id: tx.reader.organisationId,
      source_ref: c.sourceRef,
      receipt_id: c.receiptId,
      given: c.given,
      recipients: [...c.recipients],
      items: c.items === null ? null : [...c.items],
      valid_from: c.validFrom,
      valid_until: c.validUntil,
      at: c.at,
    })
    .execute();
}

export async function insertWithdrawal(
  tx: ReaderTx,
  w: {
    id: string;
    label: LabelKey;
    sourceRef: Buffer;
    receiptId: string;
    flags: readonly string[];
    /** The consent that is taken back; null where answers of the form are. */
    consentId: string | null;
    at: string;
  },
): Promise<void> {
  await tx.db
    .insertInto("withdrawal")
    .values({
      withdrawal_id: w.id,
      ...w.label,
      owner_id: tx.reader.organisationId,
      source_ref: w.sourceRef,
      receipt_id: w.receiptId,
      flags: [...w.flags],
      consent_id: w.consentId,
      at: w.at,
    })
    .execute();
}

export interface NewAssessment {
  readonly id: string;
  readonly labelId: number;
  readonly reportId: string;
  /** The case in which the assessor sees the report; null in none. */
  readonly caseId: string | null;
  readonly receiptId: string;
  readonly mode: string;
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
  readonly priority: unknown;
  readonly at: string;
}

export async function insertAssessment(tx: ReaderTx, a: NewAssessment): Promise<void> {
  await sql`
    insert into assessment (assessment_id, label_id, audience_class, owner_id, report_id, case_id, receipt_id, mode, continuity, safety, trust, priority, at)
    select ${a.id}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${a.reportId}::uuid, ${a.caseId}::uuid, ${a.receiptId}::uuid,
      ${a.mode}, ${a.continuity}, ${a.safety}, ${a.trust}, ${a.priority === null ? null : JSON.stringify(a.priority)}::jsonb, ${a.at}::timestamptz
    from label where label_id = ${a.labelId}`.execute(tx.db);
}

/** What a body has said about its own report under one reference. */
export interface Standing {
  readonly withdrawn: readonly string[];
  readonly consents: readonly {
    readonly given: NewConsent["given"];
    readonly recipients: readonly string[];
    readonly items: readonly string[] | null;
    readonly validFrom: string;
    readonly validUntil: string | null;
  }[];
  /** How many statements there are: another one since means that the labels have to be thought over. */
  readonly statements: number;
}

/** Statements of the acting body by the reference of its report, in hexadecimal digits. */
export async function standingOf(tx: ReaderTx, refs: readonly Buffer[]): Promise<ReadonlyMap<string, Standing>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<{ ref: Buffer; flags: string[] | null; consent: Standing["consents"][number] | null }>`
    select source_ref as ref, flags, null::jsonb as consent from withdrawal
    where owner_id = ${tx.reader.organisationId}::uuid and source_ref = any (${[...refs]}::bytea[])
    union all
    select source_ref, null, jsonb_build_object('given', given, 'recipients', recipients, 'items', items, 'validFrom', valid_from, 'validUntil', valid_until)
    from consent c where owner_id = ${tx.reader.organisationId}::uuid and source_ref = any (${[...refs]}::bytea[])
      and not exists (select from withdrawal w where w.consent_id = c.consent_id)`.execute(tx.db);
  return new Map(
    [...Map.groupBy(rows, (r) => r.ref.toString("hex"))].map(([ref, list]) => [
      ref,
      {
        withdrawn: [...new Set(list.flatMap((r) => r.flags ?? []))],
        consents: list.flatMap((r) => (r.consent === null ? [] : [r.consent])),
        statements: list.length,
      },
    ]),
  );
}

export interface ConsentRow {
  readonly id: string;
  readonly at: string;
  readonly given: NewConsent["given"];
  readonly recipients: readonly string[];
  readonly items: readonly string[] | null;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly ended_at: string | null;
}

/** Visible consents under a reference, oldest first. */
export async function consentRows(tx: ReaderTx, ref: Buffer): Promise<readonly ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select c.consent_id as id, c.at, c.given, c.recipients, c.items, c.valid_from, c.valid_until,
      (select min(w.at) from withdrawal w where w.consent_id = c.consent_id) as ended_at
    from consent c where c.source_ref = ${ref} order by c.at, c.consent_id`.execute(tx.db);
  return rows;
}

/** A consent of the acting body's own that stands; undefined for all else. */
export async function standingConsent(
  tx: ReaderTx,
  id: string,
): Promise<(ConsentRow & { readonly source_ref: Buffer }) | undefined> {
  const { rows } = await sql<ConsentRow & { source_ref: Buffer }>`
    select c.consent_id as id, c.at, c.given, c.recipients, c.items, c.valid_from, c.valid_until, null as ended_at, c.source_ref from consent c
    where c.consent_id = ${id}::uuid and c.owner_id = ${tx.reader.organisationId}::uuid
      and not exists (select from withdrawal w where w.consent_id = c.consent_id)`.execute(tx.db);
  return rows[0];
}

/** All versions of the acting body's own report under a reference. */
export async function versionsUnder(tx: ReaderTx, ref: Buffer): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.report_id as id from report r
    where r.owner_id = ${tx.reader.organisationId}::uuid and coalesce(r.source_ref, uuid_send(r.report_id)) = ${ref} order by r.version`.execute(
    tx.db,
  );
  return rows.map((r) => r.id);
}

/** Visible withdrawals under a reference, oldest first. */
export async function withdrawalRows(
  tx: ReaderTx,
  ref: Buffer,
): Promise<readonly { id: string; at: string; flags: string[] }[]> {
  const { rows } = await sql<{ id: string; at: string; flags: string[] }>`
    select withdrawal_id as id, at, flags from withdrawal where source_ref = ${ref} and consent_id is null order by at, withdrawal_id`.execute(
    tx.db,
  );
  return rows;
}

export interface AssessmentRow {
  readonly id: string;
  readonly at: string;
  readonly owner_id: string;
  readonly mode: string;
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
  readonly overall: number;
  readonly priority: unknown;
}

/** Visible assessments of these reports, oldest first. */
export async function assessmentRows(tx: ReaderTx, reports: readonly string[]): Promise<readonly AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select assessment_id as id, at, owner_id, mode, continuity, safety, trust, overall, priority from assessment
    where report_id = any (${[...reports]}::uuid[]) order by at, assessment_id`.execute(tx.db);
  return rows;
}

/**
 * Visible assessments of cases, oldest first: what was said in the room, and what was said on a report that the reader's own
 * view puts there.
 * @param reports the latest versions of the reports in each case, as the reader sees it
 */
export async function caseAssessmentRows(
  tx: ReaderTx,
  reports: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, readonly AssessmentRow[]>> {
  const pairs = [...reports].flatMap(([room, ids]) => ids.map((id) => [room, id] as const));
  const { rows } = await sql<AssessmentRow & { room: string }>`
    with room as (select unnest(${[...reports.keys()]}::uuid[]) as room),
    member as (select * from unnest(${pairs.map((p) => p[0])}::uuid[], ${pairs.map((p) => p[1])}::uuid[]) as m (room, report_id)),
    hit as (
      select r.room, a.assessment_id from room r join assessment a on a.case_id = r.room
      union select r.room, a.assessment_id from room r join case_alias l on l.case_id = r.room join assessment a on a.case_id = l.alias_id
      union select m.room, a.assessment_id from member m join versions_of(${pairs.map((p) => p[1])}::uuid[]) v on v.asked = m.report_id
        join assessment a on a.report_id = v.report_id
    )
    select h.room, a.assessment_id as id, a.at, a.owner_id, a.mode, a.continuity, a.safety, a.trust, a.overall, a.priority
    from hit h join assessment a using (assessment_id) order by a.at, a.assessment_id`.execute(tx.db);
  return Map.groupBy(rows, (r) => r.room);
}
