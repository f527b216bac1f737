/** Records with what decides how long they are kept, disposals and holds, as rows of one reader. */
import type { KeptRecord } from "@noroshi/oversight";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface RecordRow extends KeptRecord {
  readonly id: string;
  readonly key: string;
}

/** Reports that are not erased, with the closings of their cases. As a reader: those of its own body, and all that a coordinator sees. */
export async function keptRecords(
  tx: ReaderTx | DutyTx<"keeper">,
  only: { readonly ids?: readonly string[]; readonly own?: string },
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select r.report_id as id, r.content_key as key, r.kind, r.format, r.historical, r.received_at as "receivedAt",
      array(select c.closed_at from case_report p join case_room c using (case_id) where p.report_id = r.report_id) as cases
    from report r where length(r.body) > 0
      and (${only.ids === undefined} or r.report_id = any (${[...(only.ids ?? [])]}::uuid[]))
      and (${only.own === undefined} or r.owner_id = ${only.own ?? null}::uuid)
    order by r.received_at, r.report_id`.execute(tx.db);
  return rows;
}

export async function insertDisposal(
  tx: ReaderTx,
  d: { readonly id: string; readonly label: LabelKey; readonly class: string; readonly reports: readonly string[] },
): Promise<void> {
  await sql`insert into disposal (disposal_id, label_id, audience_class, owner_id, class, report_ids)
    values (${d.id}::uuid, ${d.label.label_id}, ${d.label.audience_class}, current_organisation(), ${d.class}, ${[...d.reports]}::uuid[])`.execute(
    tx.db,
  );
}

export interface DisposalRow {
  readonly id: string;
  readonly class: string;
  readonly owner_id: string;
  readonly report_ids: readonly string[];
  readonly reason: string;
  readonly asked_person: string;
  readonly asker: string | null;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly rule: "other_person" | "other_organisation";
  readonly answer: "confirmed" | "refused" | null;
  readonly done_at: string | null;
  readonly erased: number | null;
  readonly kept_back: number | null;
}

/** Disposals that this reader sees, newest first; one of them when an id is given. */
export async function disposalRows(tx: ReaderTx, id: string | null, most: number): Promise<readonly DisposalRow[]> {
  const { rows } = await sql<DisposalRow>`
    select d.disposal_id as id, d.class, d.owner_id, d.report_ids, a.reason, a.asked_person, p.display_name as asker, a.asked_at, a.expires_at, a.rule, a.answer,
      d.done_at, d.erased, d.kept_back
    from disposal d join approval a on a.approval_id = d.disposal_id left join person p on p.person_id = a.asked_person
    where ${id}::uuid is null or d.disposal_id = ${id}::uuid order by a.asked_at desc, d.disposal_id limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export async function insertHold(
  tx: ReaderTx,
  h: {
    readonly id: string;
    readonly label: LabelKey;
    readonly kind: "report" | "case";
    readonly about: string;
    readonly placing: string;
  },
): Promise<void> {
  await sql`insert into legal_hold (legal_hold_id, label_id, audience_class, owner_id, about_kind, about_id, placing_id)
    values (${h.id}::uuid, ${h.label.label_id}, ${h.label.audience_class}, current_organisation(), ${h.kind}, ${h.about}::uuid, ${h.placing}::uuid)`.execute(
    tx.db,
  );
}

export interface HoldRow {
  readonly id: string;
  readonly label_id: number;
  readonly owner_id: string;
  readonly kind: "report" | "case";
  readonly about_id: string;
  readonly placing_id: string;
  readonly lifting_id: string | null;
  readonly placed_at: string | null;
  readonly lifted_at: string | null;
  readonly reason: string;
  readonly asker: string | null;
  readonly asked_person: string;
  readonly asked_at: string;
  readonly answer: "confirmed" | "refused" | null;
  readonly expires_at: string;
  readonly lifting_answer: "confirmed" | "refused" | null;
  readonly lifting_expires: string | null;
  readonly lifting_person: string | null;
}

export async function holdRows(tx: ReaderTx, id: string | null, most: number): Promise<readonly HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.legal_hold_id as id, h.label_id, h.owner_id, h.about_kind as kind, h.about_id, h.placing_id, h.lifting_id, h.placed_at, h.lifted_at,
      a.reason, p.display_name as asker, a.asked_person, a.asked_at, a.answer, a.expires_at, l.answer as lifting_answer, l.expires_at as lifting_expires, l.asked_person as lifting_person
    from legal_hold h join approval a on a.approval_id = h.placing_id left join person p on p.person_id = a.asked_person
    left join approval l on l.approval_id = h.lifting_id
    where ${id}::uuid is null or h.legal_hold_id = ${id}::uuid order by a.asked_at desc, h.legal_hold_id limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

/** The database takes the instant from the approval. */
export async function writePlaced(tx: ReaderTx, id: string): Promise<void> {
  await sql`update legal_hold set placed_at = realm_now() where legal_hold_id = ${id}::uuid`.execute(tx.db);
}
export async function writeLifting(tx: ReaderTx, id: string, approval: string): Promise<void> {
  await sql`update legal_hold set lifting_id = ${approval}::uuid where legal_hold_id = ${id}::uuid`.execute(tx.db);
}
export async function writeLifted(tx: ReaderTx, id: string): Promise<void> {
  await sql`update legal_hold set lifted_at = realm_now() where legal_hold_id = ${id}::uuid`.execute(tx.db);
}

/** The reports that a hold covers as this reader sees them now. */
export async function coveredBy(tx: ReaderTx, kind: HoldRow["kind"], about: string): Promise<readonly string[]> {
  if (kind === "report") return [about.toLowerCase()];
  const { rows } = await sql<{ id: string }>`
    select report_id as id from case_report where case_id = ${about}::uuid order by report_id`.execute(tx.db);
  return rows.map((r) => r.id);
}

/** Does this reader see it? */
export async function seesAbout(tx: ReaderTx, kind: "report" | "case", id: string): Promise<boolean> {
  const { rows } = await (kind === "report"
    ? sql<{ one: number }>`select 1 as one from report where report_id = ${id}::uuid`
    : sql<{ one: number }>`select 1 as one from case_room where case_id = ${id}::uuid`
  ).execute(tx.db);
  return rows.length > 0;
}
