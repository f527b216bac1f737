/** Steps as rows of one reader: their figures, and which were lit since a place. A place is a transaction mark and never leaves the hub. */
import { HOPS } from "@noroshi/cases/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface HopRow {
  hop: (typeof HOPS)[number];
  count: number;
  median: number | null;
  p95: number | null;
  backfilled: number;
}

/**
 * Every lit step: *assessed* is lit by each assessment that the reader sees, so that none it does not see can take the step from
 * it; all others once for a subject.
 */
const LIT = sql`(
  select subject_kind, subject_id, hop, at, backfilled, audience_class, written_by from hop where hop <> 'assessed'
  union all
  select 'report', report_id, 'assessed', at, false, audience_class, written_by from assessment
)`;

/** Every change that an open page is told of: lit steps, and what people did in a case. None of it says more than which case. */
const TOLD = sql`(
  select * from ${LIT} l
  union all
  select 'case', c.case_id, case c.kind when 'invited' then 'shared' when 'accepted' then 'acknowledged' else 'said' end, c.at, false, c.audience_class, c.written_by
  from case_statement c
  union all
  select 'case', t.case_id, 'acted', e.at, false, e.audience_class, e.written_by from task_event e join task t using (task_id)
  union all
  select 'case', m.case_id, 'decided', s.at, false, s.audience_class, s.written_by from measure_step s join measure m using (measure_id) where m.case_id is not null
)`;

/** Reports and cases that figures are made of, the newest of them: a day on which everything arrives is as quick to read as any. */
const MOST_SUBJECTS = 2_000;

/**
 * What was stated from a paper log is counted and in no percentile. Count, median and 95th of 100 of the seconds since the step
 * before, for steps lit since an instant: of the newest reports and cases, where there are very many.
 */
export async function hopFigures(tx: ReaderTx, from: string): Promise<readonly HopRow[]> {
  const { rows } = await sql<HopRow>`
    with recent as materialized (
      select n.subject_kind, n.subject_id from visible_class v cross join lateral (
        select h.subject_kind, h.subject_id, h.at from ${LIT} h
        where h.audience_class = v.audience_class and h.at >= ${from}::timestamptz order by h.at desc limit ${MOST_SUBJECTS * 2}
      ) n where v.reader_no = ${tx.reader.readerNo}
      group by n.subject_kind, n.subject_id order by max(n.at) desc, n.subject_id limit ${MOST_SUBJECTS}
    ),
    step as (
      select h.hop, h.at, h.backfilled, case when h.backfilled or lag(h.backfilled) over way then null
        else extract(epoch from h.at - lag(h.at) over way)::double precision end as seconds
      from recent r cross join lateral (
        select distinct on (o.hop) o.* from ${LIT} o where o.subject_kind = r.subject_kind and o.subject_id = r.subject_id
        order by o.hop, o.at
      ) h
      window way as (partition by h.subject_kind, h.subject_id order by h.at, array_position(${[...HOPS]}::text[], h.hop))
    )
    select hop, count(*)::integer as count, count(*) filter (where backfilled)::integer as backfilled,
      percentile_cont(0.5) within group (order by seconds) filter (where seconds is not null) as median,
      percentile_cont(0.95) within group (order by seconds) filter (where seconds is not null) as p95
    from step where at >= ${from}::timestamptz group by hop`.execute(tx.db);
  return rows;
}

export interface Change {
  readonly kind: "report" | "case";
  readonly id: string;
  readonly hop: string;
}

export interface Changes {
  readonly changes: readonly Change[];
  /** Everything visible up to here was given. */
  readonly place: string;
}

/** The mark below which every transaction has ended. */
export async function currentPlace(tx: ReaderTx): Promise<string> {
  const { rows } = await sql<{ place: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as place`.execute(
    tx.db,
  );
  return rows[0]?.place ?? "0";
}

/** @param most give at most this many; the place moves on in any case, since a change is only a hint to look again */
export async function changesSince(tx: ReaderTx, place: string, most: number): Promise<Changes> {
  const { rows } = await sql<Change & { mark: string }>`
    with upto as (select pg_snapshot_xmin(pg_current_snapshot()) as mark)
    select h.subject_kind as kind, h.subject_id as id, h.hop, upto.mark::text as mark
    from upto left join lateral (
      select n.subject_kind, n.subject_id, n.hop, max(n.at) as at from visible_class v cross join lateral (
        select s.subject_kind, s.subject_id, s.hop, s.at from ${TOLD} s
        where s.audience_class = v.audience_class and s.written_by >= ${place}::text::xid8 and s.written_by < upto.mark
        order by s.written_by limit ${most}
      ) n where v.reader_no = ${tx.reader.readerNo}
      group by n.subject_kind, n.subject_id, n.hop order by max(n.at), n.subject_id, n.hop limit ${most}
    ) h on true order by h.at, h.subject_id, h.hop`.execute(tx.db);
  return {
    changes: rows.flatMap((r) => (r.id === null ? [] : [{ kind: r.kind, id: r.id, hop: r.hop }])),
    place: rows[0]?.mark ?? place,
  };
}

/** The place just after a step that this reader was told of, its first time; undefined when it does not see that step any more. */
export async function placeOf(tx: ReaderTx, c: Change): Promise<string | undefined> {
  const { rows } = await sql<{ place: string }>`
    select (written_by::text::numeric + 1)::text as place from ${TOLD} s
    where s.subject_kind = ${c.kind} and s.subject_id = ${c.id}::uuid and s.hop = ${c.hop} order by s.written_by limit 1`.execute(
    tx.db,
  );
  return rows[0]?.place;
}

/** As which reader this one reads now, how often what that reader may see has turned, and which kinds its role or an emergency opens. */
export async function turnsOf(tx: ReaderTx): Promise<string> {
  const { rows } = await sql<{ turns: number; reads: string }>`
    select own_turns() as turns, current_setting('noroshi.reads', true) as reads`.execute(tx.db);
  return `${tx.reader.readerNo} ${rows[0]?.turns ?? 0} ${rows[0]?.reads ?? ""}`;
}
