/** Cases as rows of one reader. A case that was joined gives way to the older one for a reader who sees both, and for nobody else. */
import type { CaseDetail } from "@noroshi/api";
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";

export interface RoomRow {
  case_id: string;
  number: string;
  opened_at: string;
  closed_at: string | null;
  founding_report: string;
  lead_id: string;
  order_name: string | null;
  opener: string;
  pinned: string[];
}

export interface CasePlace {
  readonly id: string;
  readonly at: string;
  /** It was joined to an older case, as far as the duty sees; whether this reader sees it so is for its own view to say. */
  readonly aliased: boolean;
}

/** Visible cases that are open, or those that were closed, newest first, after a place; one more than asked tells that there is a next. Read class by class. */
export async function pageOfCases(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  closed: boolean,
): Promise<readonly CasePlace[]> {
  const { rows } = await sql<CasePlace>`
    select p.id, p.at, exists (select from case_alias a where a.alias_id = p.id) as aliased
    from visible_class v cross join lateral (
      select c.case_id as id, c.opened_at as at from case_room c
      where c.audience_class = v.audience_class and (c.closed_at is not null) = ${closed}
        and (${after === undefined} or (c.opened_at, c.case_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by c.opened_at desc, c.case_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function countOpenRooms(tx: ReaderTx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(p.n), 0)::integer as n from visible_class v cross join lateral (
      select count(*) as n from case_room c where c.audience_class = v.audience_class and c.closed_at is null
    ) p where v.reader_no = ${tx.reader.readerNo}`.execute(tx.db);
  return rows[0]?.n ?? 0;
}

/** Which of these visible cases were joined to an older one. */
export async function aliasedAmong(tx: ReaderTx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.case_id as id from case_alias a join case_room c on c.case_id = a.alias_id
    where a.alias_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  return rows.map((r) => r.id);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a visible case, by id or by number. */
export async function findCase(tx: ReaderTx, idOrNumber: string): Promise<string | undefined> {
  const id = UUID.test(idOrNumber) ? idOrNumber : null;
  const { rows } = await sql<{ id: string }>`
    select c.case_id as id from case_room c where c.number = ${idOrNumber} or c.case_id = ${id}::uuid`.execute(tx.db);
  return rows[0]?.id;
}

/** These cases, each with the latest versions of the reports pinned to it. */
export async function readRooms(tx: ReaderTx, ids: readonly string[]): Promise<readonly RoomRow[]> {
  const { rows: rooms } = await sql<Omit<RoomRow, "pinned">>`
    select c.case_id, c.number, c.opened_at, c.closed_at, c.founding_report, c.lead_id, s.name as order_name, coalesce(s.person, a.name) as opener
    from case_room c left join standing_order s using (standing_order_id) left join actor a on a.actor_id = c.opened_by
    where c.case_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  const { rows: pins } = await sql<{ case_id: string; report_id: string }>`
    select case_id, report_id from case_report where case_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  const { rows: versions } = await sql<{ asked: string; report_id: string }>`
    select v.asked, v.report_id from versions_of(${[...new Set(pins.map((p) => p.report_id))]}::uuid[]) v where v.latest`.execute(
    tx.db,
  );
  const latest = Map.groupBy(versions, (v) => v.asked);
  const pinned = Map.groupBy(pins, (p) => p.case_id);
  return rooms.map((room) => {
    const now = (pinned.get(room.case_id) ?? []).flatMap((p) => latest.get(p.report_id) ?? []);
    return { ...room, pinned: [...new Set(now.map((v) => v.report_id))].sort() };
  });
}

/** The cases to which these reports, or other versions of them, are pinned; the oldest case first. */
export async function pinnedCases(
  tx: ReaderTx,
  all: readonly string[],
): Promise<readonly { report_id: string; case_id: string; number: string }[]> {
  const { rows } = await sql<{ report_id: string; case_id: string; number: string }>`
    select v.asked as report_id, c.case_id, c.number from versions_of(${all}::uuid[]) v join case_report p on p.report_id = v.report_id
    join case_room c on c.case_id = p.case_id order by c.opened_at, c.case_id`.execute(tx.db);
  return rows;
}

export async function participantRows(
  tx: ReaderTx,
  caseId: string,
): Promise<readonly { organisation_id: string; named_at: string; acknowledged_at: string | null }[]> {
  return tx.db
    .selectFrom("case_participant")
    .select(["organisation_id", "named_at", "acknowledged_at"])
    .where("case_id", "=", caseId)
    .orderBy("named_at")
    .orderBy("organisation_id")
    .execute();
}

/** Counts over the visible indicators of these reports. */
export async function indicatorFigures(tx: ReaderTx, reportIds: readonly string[]): Promise<CaseDetail["indicators"]> {
  const { rows } = await sql<{ received: number; distinct_values: number; expired: number }>`
    with value as (
      select kind, value, count(*) as n, bool_and(coalesce(valid_until <= realm_now(), false)) as expired
      from assertion where report_id = any (${reportIds}::uuid[]) and indicator group by kind, value
    ) select coalesce(sum(n), 0)::integer as received, count(*)::integer as distinct_values, count(*) filter (where expired)::integer as expired from value`.execute(
    tx.db,
  );
  const r = rows[0];
  return { received: r?.received ?? 0, distinct: r?.distinct_values ?? 0, expired: r?.expired ?? 0 };
}

/** The label under which a visible case lies: what is said in it lies there too. */
export async function labelOfCase(tx: ReaderTx, caseId: string): Promise<number | undefined> {
  const row = await tx.db.selectFrom("case_room").select("label_id").where("case_id", "=", caseId).executeTakeFirst();
  return row?.label_id;
}

/** Does this reader see the report: its text, or some value of it? */
export async function seesReport(tx: ReaderTx, id: string): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from report where report_id = ${id}::uuid) or exists (select from assertion where report_id = ${id}::uuid) as seen`.execute(
    tx.db,
  );
  return rows[0]?.seen === true;
}
