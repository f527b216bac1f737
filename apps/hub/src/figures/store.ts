/** What the duty's figures are computed from: everything unsealed, with clusters, cases, assessments and sightings. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

export interface FigureReport {
  readonly id: string;
  readonly owner_id: string;
  readonly kind: string;
  readonly incident_type: string | null;
  readonly historical: boolean;
  readonly received_at: string;
  readonly cluster_id: string | null;
  /** This version and all before it. */
  readonly versions: string[];
}

/** The latest versions of all unsealed reports, in the order in which their first versions came. */
export async function figureReports(tx: DutyTx<"fusion">): Promise<readonly FigureReport[]> {
  const { rows } = await sql<FigureReport>`
    select r.report_id as id, r.owner_id, r.kind, r.incident_type, r.historical, m.cluster_id,
      array(select v.report_id from versions_of(array[r.report_id]) v) as versions,
      (select min(v.received_at) from report v where v.report_id = r.report_id or (v.owner_id = r.owner_id and v.source_ref = r.source_ref)) as received_at
    from report r left join cluster_member m using (report_id) where r.latest order by 8, r.report_id`.execute(tx.db);
  return rows;
}

export interface FigureRow {
  readonly report_id: string;
  readonly kind: string;
  readonly value: string;
  readonly expired: boolean;
  readonly historical: boolean;
}

/** Every indicator item of the latest versions. */
export async function figureItems(tx: DutyTx<"fusion">): Promise<readonly FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select a.report_id, a.kind, a.value, coalesce(a.valid_until <= realm_now(), false) as expired, r.historical
    from assertion a join report r using (report_id) where a.indicator and r.latest`.execute(tx.db);
  return rows;
}

/** The cases that stand by themselves, each with the reports that are pinned to it. */
export async function figureCases(tx: DutyTx<"fusion">): Promise<readonly { number: string; pinned: string[] }[]> {
  const { rows } = await sql<{ number: string; pinned: string[] }>`
    select c.number, array(select p.report_id from case_report p where p.case_id = c.case_id) as pinned
    from case_room c order by c.opened_at, c.case_id`.execute(tx.db);
  return rows;
}

export interface FigureAssessment {
  readonly report_id: string;
  readonly mode: string;
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
  readonly overall: number;
  readonly priority: unknown;
}

/** Assessments, the latest first. */
export async function figureAssessments(tx: DutyTx<"fusion">): Promise<readonly FigureAssessment[]> {
  const { rows } = await sql<FigureAssessment>`
    select report_id, mode, continuity, safety, trust, overall, priority from assessment order by at desc, assessment_id desc`.execute(
    tx.db,
  );
  return rows;
}

export async function figureSightings(
  tx: DutyTx<"fusion">,
): Promise<readonly { kind: string; value: string; organisation_id: string | null }[]> {
  const { rows } = await sql<{ kind: string; value: string; organisation_id: string | null }>`
    select kind, value, coalesce(organisation_id, owner_id) as organisation_id from sighting where says = 'seen'`.execute(
    tx.db,
  );
  return rows;
}
