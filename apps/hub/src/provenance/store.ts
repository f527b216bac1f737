/** Rows of provenance, for the duty that links: what was passed on, by whom, and whether its originator sent it itself. */
import { type RawBuilder, sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { Marking } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";

export interface Passed {
  readonly assertionId: string;
  readonly reportId: string;
  readonly labelId: number;
  /** The body that said it first, as far as is known. */
  readonly originatorId: string;
  /** Did that body send this value itself, in a report that counts? */
  readonly sentItself: boolean;
  /** Had a hub that it came through been given the value here, before it came? */
  readonly given?: boolean;
}

interface Row {
  assertion_id: string;
  report_id: string;
  label_id: number;
  originator_id: string;
  sent_itself: boolean;
}

const passed = (r: Row): Passed => ({
  assertionId: r.assertion_id,
  reportId: r.report_id,
  labelId: r.label_id,
  originatorId: r.originator_id,
  sentItself: r.sent_itself,
});

/**
 * Did the body send the value as an indicator itself, in the latest version of some report? Then it decides, whatever it said
 * of where it had it. A value that it only mentioned is no word on the indicator that another passed on.
 */
const sentItself = (originator: RawBuilder<string>): RawBuilder<boolean> => sql<boolean>`exists (
  select from assertion o join report s on s.report_id = o.report_id
  where o.kind = a.kind and o.value = a.value and (o.indicator or not a.indicator) and s.owner_id = ${originator} and s.latest)`;

/** Values of these reports that their senders say are somebody else's. */
export async function passedOnBy(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<readonly Passed[]> {
  const { rows } = await sql<Row>`
    select a.assertion_id, a.report_id, a.label_id, l.originator_id, ${sentItself(sql`l.originator_id`)} as sent_itself
    from assertion a join label l on l.label_id = a.label_id
    where a.report_id = any (${[...reports]}::uuid[]) and l.provenance <> 'independent'`.execute(tx.db);
  return rows.map(passed);
}

/** Values of these reports that are objects which another body had sent before: that body is their originator. */
export async function sameObjects(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<readonly Passed[]> {
  const { rows } = await sql<Row>`
    select a.assertion_id, a.report_id, a.label_id, f.owner_id as originator_id, ${sentItself(sql`f.owner_id`)} as sent_itself
    from assertion a join report r on r.report_id = a.report_id
    cross join lateral (
      select s.owner_id from assertion e join report s on s.report_id = e.report_id
      where e.object_key = a.object_key and e.ref = a.ref and e.object_version is not distinct from a.object_version
        and (s.received_at, s.report_id) < (r.received_at, r.report_id)
      order by s.received_at, s.report_id limit 1
    ) f
    where a.report_id = any (${[...reports]}::uuid[]) and a.object_key is not null and f.owner_id <> r.owner_id`.execute(
    tx.db,
  );
  return rows.map(passed);
}

/** What others passed on of values in these reports as words of these reports' senders. */
export async function passedOnFrom(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<readonly Passed[]> {
  const { rows: labels } = await sql<{ label_id: number; originator_id: string }>`
    select l.label_id, l.originator_id from label l
    where l.provenance in ('copy', 'shadowed', 'echo') and l.originator_id <> l.owner_id and l.originator_id in (select r.owner_id from report r where r.report_id = any (${[...reports]}::uuid[]))`.execute(
    tx.db,
  );
  if (labels.length === 0) return []; // nobody passed anything on: the usual case
  const { rows } = await sql<Row>`
    select distinct on (a.assertion_id) a.assertion_id, a.report_id, a.label_id, l.originator_id, ${sentItself(sql`l.originator_id`)} as sent_itself
    from assertion n join assertion a on a.kind = n.kind and a.value = n.value join label l on l.label_id = a.label_id
    where n.report_id = any (${[...reports]}::uuid[]) and a.latest and a.label_id = any (${labels.map((l) => l.label_id)}::integer[])`.execute(
    tx.db,
  );
  return rows.map(passed);
}

/** These labels as the handling rule reads them. */
export async function labelsOf(tx: DutyTx<"fusion">, ids: readonly number[]): Promise<ReadonlyMap<number, Marking>> {
  return ids.length === 0 ? new Map() : readLabels(tx.db, ids);
}

export async function relabel(
  tx: DutyTx<"fusion">,
  list: readonly { readonly assertionId: string; readonly labelId: number }[],
): Promise<void> {
  const labels = list.map((r) => r.labelId);
  await sql`select tell_moved(array_agg(m.before), array_agg(m.after)) from (
    select distinct a.label_id as before, t.label as after
    from unnest(${list.map((r) => r.assertionId)}::uuid[], ${labels}::integer[]) as t(id, label) join assertion a on a.assertion_id = t.id) m
    having count(*) > 0`.execute(tx.db);
  await sql`
    update assertion a set label_id = t.label
    from unnest(${list.map((r) => r.assertionId)}::uuid[], ${labels}::integer[]) as t(id, label)
    where a.assertion_id = t.id`.execute(tx.db);
}

/** Counts the values of these reports under their labels anew. */
export async function retally(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<void> {
  await sql`delete from item_tally where report_id = any (${[...reports]}::uuid[])`.execute(tx.db);
  await sql`
    insert into item_tally (report_id, label_id, audience_class, items, indicators, received_at, latest)
    select a.report_id, a.label_id, a.audience_class, count(*)::integer, (count(*) filter (where a.indicator))::integer, max(a.received_at), bool_and(a.latest)
    from assertion a
    where a.report_id = any (${[...reports]}::uuid[]) group by a.report_id, a.label_id, a.audience_class`.execute(
    tx.db,
  );
}
