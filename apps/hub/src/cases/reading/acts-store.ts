/** What was done in cases, as rows of one reader: who decided, told, answered and acted. Each is a function of the rows that it sees. */
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";

export const DEEDS = [
  "decided",
  "directed",
  "named",
  "entered",
  "released",
  "handed",
  "acknowledged",
  "task_done",
  "applied",
] as const;

export interface DeedRow {
  readonly case_id: string;
  readonly deed: (typeof DEEDS)[number];
  readonly at: string;
  readonly organisation_id: string;
  /** What the deed was about: a body that was named or was handed a package, a release, a direction, a task, a measure. */
  readonly about: string;
}

/**
 * What was done in these cases, oldest first.
 * @param reports the reports of each case as this reader sees them: an order to release belongs where its reports are
 */
export async function deedsIn(
  tx: ReaderTx,
  reports: ReadonlyMap<string, readonly string[]>,
): Promise<readonly DeedRow[]> {
  const ids = [...reports.keys()];
  if (ids.length === 0) return [];
  const pairs = [...reports].flatMap(([id, of]) => of.map((r) => [id, r] as const));
  const { rows } = await sql<DeedRow>`
    with ordered as (
      select distinct p.case_id, coalesce(r.ended_at, r.at) as at, r.owner_id, r.release_id, r.seen <> '[]' as tells
      from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, r]) => r)}::uuid[]) p(case_id, report_id)
      join release r on r.reports @> array[p.report_id] and r.state in ('ordered', 'approved'))
    select m.case_id, case when s.state = 'directed' then 'directed' else 'decided' end as deed, s.at, s.organisation_id, m.measure_id as about
    from measure m join measure_step s using (measure_id)
    where m.case_id = any (${ids}::uuid[])
      and s.event in ('accept', 'approve', 'approve_with_conditions', 'refuse', 'declare_emergency', 'direct') and s.state not in ('drafted', 'submitted', 'consulted')
      and (s.answer is null or s.answer = 'ACCEPTED')
    union all
    select s.case_id, case s.kind when 'invited' then 'named' else 'entered' end, s.at, s.author_id, coalesce(s.about, s.author_id)
    from case_statement s where s.case_id = any (${ids}::uuid[]) and s.kind in ('invited', 'accepted')
    union all
    select t.case_id, 'task_done', e.at, t.owner_id, t.task_id
    from task t join task_event e using (task_id) where t.case_id = any (${ids}::uuid[]) and e.kind = 'finish'
    union all
    select m.case_id, 'applied', e.at, d.recipient_id, d.direction_id
    from measure m join direction d using (measure_id) join effect e using (direction_id)
    where m.case_id = any (${ids}::uuid[]) and e.said = 'applied'
    union all
    select o.case_id, 'released', o.at, o.owner_id, o.release_id from ordered o
    union all
    select o.case_id, 'handed', h.at, o.owner_id, h.organisation_id
    from ordered o join handed_of((select array_agg(x.release_id) from ordered x)) h using (release_id) where o.tells
    union all
    select o.case_id, 'acknowledged', k.at, k.organisation_id, k.release_id from ordered o join acknowledgement k using (release_id)
    order by 3, 2, 5`.execute(tx.db);
  return rows;
}
