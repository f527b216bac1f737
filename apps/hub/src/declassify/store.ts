/** Declassifications as rows of one reader: what lies under an own report, what was proposed, and what came of it. */
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

/** Tables whose rows of a report lie under labels of what the report says. */
const TABLES: readonly (readonly [table: string, report: RawBuilder<unknown>])[] = [
  ["report", sql`report_id`],
  ["raw", sql`report_id`],
  ["understanding", sql`report_id`],
  ["assertion", sql`report_id`],
  ["item_tally", sql`report_id`],
  ["feature", sql`report_id`],
  ["posting", sql`report_id`],
  ["attachment", sql`report_id`],
  ["hop", sql`subject_id`],
  ["existence", sql`report_id`],
  ["search_token", sql`report_id`],
];

/** Every label that lies on these versions. */
export async function labelsOn(tx: ReaderTx, versions: readonly string[]): Promise<readonly number[]> {
  const found = await Promise.all(
    TABLES.map(([table, key]) =>
      sql<{
        label_id: number;
      }>`select distinct label_id from ${sql.table(table)} where ${key} = any (${[...versions]}::uuid[])`.execute(
        tx.db,
      ),
    ),
  );
  return [...new Set(found.flatMap((f) => f.rows.map((r) => r.label_id)))];
}

export interface Statement {
  readonly assertion_id: string;
  readonly kind: string;
  readonly value: string;
  readonly label_id: number;
}

/** The statements of these versions on these values. */
export async function statementsOn(
  tx: ReaderTx,
  versions: readonly string[],
  items: readonly (readonly [string, string])[],
): Promise<readonly Statement[]> {
  const { rows } = await sql<Statement>`
    select a.assertion_id, a.kind, a.value, a.label_id from assertion a
    join unnest(${items.map((i) => i[0])}::text[], ${items.map((i) => i[1])}::text[]) w(kind, value) on w.kind = a.kind and w.value = a.value
    where a.report_id = any (${[...versions]}::uuid[]) order by a.assertion_id`.execute(tx.db);
  return rows;
}

/** Does a legal hold that this reader sees lie on one of these versions, or on a case that holds one? */
export async function underHold(tx: ReaderTx, versions: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from legal_hold h where h.placed_at is not null and h.lifted_at is null and (
      (h.about_kind = 'report' and h.about_id = any (${[...versions]}::uuid[]))
      or (h.about_kind = 'case' and exists (select from case_report c where c.case_id = h.about_id and c.report_id = any (${[...versions]}::uuid[]))))) as held`.execute(
    tx.db,
  );
  return rows[0]?.held === true;
}

export interface NewLowering {
  readonly id: string;
  readonly label: LabelKey;
  readonly reportId: string;
  readonly versions: readonly string[];
  readonly assertionIds: readonly string[] | null;
  readonly items: readonly (readonly [string, string])[] | null;
  readonly tlp: string | null;
  readonly pap: string | null;
  readonly lifts: readonly string[];
  readonly basis: string;
  readonly approvalId: string;
  /** Which label becomes which, those that stay among them. */
  readonly moves: ReadonlyMap<number, number>;
}

export async function insertLowering(tx: ReaderTx, l: NewLowering): Promise<void> {
  await sql`
    insert into declassification (declassification_id, label_id, audience_class, owner_id, report_id, versions, assertion_ids, items, to_tlp, to_pap, lifts, basis, approval_id, at)
    values (${l.id}::uuid, ${l.label.label_id}, ${l.label.audience_class}, current_organisation(), ${l.reportId}::uuid, ${[...l.versions]}::uuid[],
      ${l.assertionIds === null ? null : [...l.assertionIds]}::uuid[], ${l.items === null ? null : JSON.stringify(l.items)}::jsonb,
      ${l.tlp}, ${l.pap}, ${[...l.lifts]}::text[], ${l.basis}, ${l.approvalId}::uuid, realm_now())`.execute(tx.db);
  // What both labels say is written by the database itself.
  await sql`insert into declassification_move (declassification_id, earlier, later, was, becomes)
    select ${l.id}::uuid, e, n, '{}', '{}' from unnest(${[...l.moves.keys()]}::integer[], ${[...l.moves.values()]}::integer[]) t(e, n)`.execute(
    tx.db,
  );
}

export interface LoweringRow {
  readonly id: string;
  readonly report_id: string;
  readonly owner_id: string;
  readonly label_id: number;
  readonly versions: readonly string[];
  readonly items: readonly (readonly [string, string])[] | null;
  readonly to_tlp: string | null;
  readonly to_pap: string | null;
  readonly lifts: readonly string[];
  readonly basis: string;
  readonly approval_id: string;
  readonly state: "asked" | "done" | "refused" | "taken_back";
  readonly at: string;
  readonly ended_at: string | null;
  readonly reason: string;
  readonly rule: "other_person" | "other_organisation";
  readonly expires_at: string;
  readonly asked_person: string;
  readonly by: string | null;
  readonly answered_name: string | null;
  readonly answered_organisation: string | null;
  readonly answer_reason: string | null;
}

const COLUMNS = sql`d.declassification_id as id, d.report_id, d.owner_id, d.label_id, d.versions, d.items, d.to_tlp, d.to_pap, d.lifts, d.basis, d.approval_id, d.state, d.at, d.ended_at,
  a.reason, a.rule, a.expires_at, a.asked_person, p.display_name as by, q.display_name as answered_name, a.answered_organisation, a.answer_reason`;
const FROM = sql`declassification d join approval a on a.approval_id = d.approval_id left join person p on p.person_id = a.asked_person left join person q on q.person_id = a.answered_person`;

/** What was proposed of a report, in any of its versions; newest first. */
export async function loweringsOf(tx: ReaderTx, reportId: string, most: number): Promise<readonly LoweringRow[]> {
  const { rows } = await sql<LoweringRow>`
    select ${COLUMNS} from ${FROM} where ${reportId}::uuid = any (d.versions) order by d.at desc, d.declassification_id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

/** One page of all that this reader sees, newest first; one row more than asked where there is a next. */
export async function loweringRows(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly LoweringRow[]> {
  const { rows } = await sql<LoweringRow>`
    select ${COLUMNS} from ${FROM}
    where ${after === undefined} or (d.at, d.declassification_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)
    order by d.at desc, d.declassification_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** One, held until the act ends. */
export async function holdLowering(tx: ReaderTx, id: string): Promise<LoweringRow | undefined> {
  await sql`select from declassification d where d.declassification_id = ${id}::uuid for update`.execute(tx.db);
  const { rows } =
    await sql<LoweringRow>`select ${COLUMNS} from ${FROM} where d.declassification_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export interface MoveRow {
  readonly declassification_id: string;
  readonly earlier: number;
  readonly later: number;
  readonly was: { readonly tlp: string; readonly pap: string | null; readonly caveats: readonly string[] };
  readonly becomes: MoveRow["was"];
}

export async function movesOf(tx: ReaderTx, ids: readonly string[]): Promise<readonly MoveRow[]> {
  const { rows } = await sql<MoveRow>`
    select m.declassification_id, m.earlier, m.later, m.was, m.becomes from declassification_move m
    where m.declassification_id = any (${[...ids]}::uuid[]) order by m.declassification_id, m.earlier`.execute(tx.db);
  return rows;
}

/** Ends a proposal without lowering anything. @returns false where it has ended already */
export async function endLowering(tx: ReaderTx, id: string, state: "refused" | "taken_back"): Promise<boolean> {
  const { rows } = await sql`
    update declassification set state = ${state}, ended_at = realm_now() where declassification_id = ${id}::uuid and state = 'asked' returning 1`.execute(
    tx.db,
  );
  return rows.length === 1;
}

/** Carries it out, as the database holds it. @returns false where labels or versions are not what was proposed any more */
export async function carryOut(tx: ReaderTx, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select declassify(${id}::uuid) as done`.execute(tx.db);
  return rows[0]?.done === true;
}
