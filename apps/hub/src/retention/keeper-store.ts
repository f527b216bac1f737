/** What the keeper's duty does and reads for retention: certified erasure, and everything that a verification compares. */
import type { HoldSpan, Tombstone } from "@noroshi/oversight";
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

export interface ApprovedDisposal {
  readonly id: string;
  readonly label_id: number;
  readonly class: string;
  readonly report_ids: readonly string[];
  readonly asked_person: string;
  readonly answered_person: string;
  readonly answered_by: string;
}

/** The next disposal that two people agreed on and that nobody has carried out, held until the act ends. */
export async function nextApproved(tx: DutyTx<"keeper">): Promise<ApprovedDisposal | undefined> {
  const { rows } = await sql<ApprovedDisposal>`
    select d.disposal_id as id, d.label_id, d.class, d.report_ids, a.asked_person, a.answered_person, a.answered_by
    from disposal d join approval a on a.approval_id = d.disposal_id
    where d.done_at is null and a.answer = 'confirmed' and a.spent_at is not null order by a.answered_at limit 1 for update of d skip locked`.execute(
    tx.db,
  );
  return rows[0];
}

/** Which of these keys are under a hold now; holds are not placed or lifted until the act ends. */
export async function heldAmong(tx: DutyTx<"keeper">, keys: readonly string[]): Promise<ReadonlySet<string>> {
  await sql`lock table legal_hold in share mode`.execute(tx.db);
  const { rows } = await sql<{ key: string }>`
    select k as key from unnest(${[...keys]}::uuid[]) k where under_hold(k)`.execute(tx.db);
  return new Set(rows.map((r) => r.key));
}

export async function writeCertificates(
  tx: DutyTx<"keeper">,
  disposalId: string,
  certificates: readonly { readonly key: string; readonly words: string; readonly digest: Buffer }[],
): Promise<void> {
  await sql`insert into erasure_certificate (content_key, disposal_id, words, digest)
    select k, ${disposalId}::uuid, w, d from unnest(${certificates.map((c) => c.key)}::uuid[], ${certificates.map((c) => c.words)}::text[], ${certificates.map((c) => c.digest)}::bytea[]) as t(k, w, d)`.execute(
    tx.db,
  );
}

export async function writeDone(tx: DutyTx<"keeper">, id: string, erased: number, keptBack: number): Promise<void> {
  await sql`update disposal set done_at = realm_now(), erased = ${erased}, kept_back = ${keptBack} where disposal_id = ${id}::uuid`.execute(
    tx.db,
  );
}

/** Tombstones of reports; keys of uploads that came to nothing are none. */
export async function tombstones(tx: DutyTx<"keeper">): Promise<readonly Tombstone[]> {
  const { rows } = await sql<Tombstone>`
    select e.content_key as key, e.at from erased e where exists (select from report r where r.content_key = e.content_key) order by e.content_key`.execute(
    tx.db,
  );
  return rows;
}

export async function certificateRows(
  tx: DutyTx<"keeper">,
): Promise<readonly { readonly key: string; readonly words: string; readonly digest: Buffer }[]> {
  const { rows } = await sql<{ key: string; words: string; digest: Buffer }>`
    select content_key as key, words, digest from erasure_certificate order by content_key`.execute(tx.db);
  return rows;
}

export async function certificatesOf(
  tx: DutyTx<"keeper">,
  disposalId: string,
): Promise<readonly { readonly key: string; readonly words: string; readonly digest: Buffer }[]> {
  const { rows } = await sql<{ key: string; words: string; digest: Buffer }>`
    select content_key as key, words, digest from erasure_certificate where disposal_id = ${disposalId}::uuid order by content_key`.execute(
    tx.db,
  );
  return rows;
}

/** Every hold with the keys that it covers. */
export async function holdSpans(tx: DutyTx<"keeper">): Promise<readonly HoldSpan[]> {
  const { rows } = await sql<HoldSpan>`
    select h.legal_hold_id as id, r.content_key as key, h.placed_at as "from", h.lifted_at as until
    from legal_hold h join report r on (h.about_kind = 'report' and h.about_id = r.report_id)
      or (h.about_kind = 'case' and exists (select from case_report c where c.case_id = h.about_id and c.report_id = r.report_id))
    where h.placed_at is not null`.execute(tx.db);
  return rows;
}
