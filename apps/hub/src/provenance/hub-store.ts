/**
 * What hubs brought, as rows, for the duty that settles who said it first. Which body a hub is at is a claim of whoever brings its
 * words; every claim counts, so that a false one makes nothing less strict.
 */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { Passed } from "./store.ts";

/** Remembers at which bodies the hubs are that released the values of these reports last. */
export async function learnHubs(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<void> {
  await sql`
    insert into partner_hub (hub_id, organisation_id)
    select distinct (a.trail ->> 'hub')::uuid, r.owner_id from assertion a join report r using (report_id)
    where a.report_id = any (${[...reports]}::uuid[]) and a.trail ? 'hub' on conflict do nothing`.execute(tx.db);
}

/**
 * Values that hubs brought in these reports, and those that they brought before of the same values: whether a hub on the way had been
 * given the value here, and whether a body of such a hub, or another that brought the same origin earlier, said it first.
 */
export async function broughtBy(tx: DutyTx<"fusion">, reports: readonly string[]): Promise<readonly Passed[]> {
  const { rows } = await sql<{
    assertion_id: string;
    report_id: string;
    label_id: number;
    owner_id: string;
    given: boolean;
    at_hub: string | null;
    same_origin: string | null;
  }>`
    with wanted as (
      select a.assertion_id from assertion a where a.report_id = any (${[...reports]}::uuid[]) and a.trail ? 'hub'
      union
      select o.assertion_id from assertion n join assertion o on o.kind = n.kind and o.value = n.value
      where n.report_id = any (${[...reports]}::uuid[]) and n.trail is not null and o.trail ? 'hub' and o.latest)
    select a.assertion_id, a.report_id, a.label_id, r.owner_id,
      exists (select from partner_hub p where p.hub_id = any (w.hubs || (a.trail ->> 'hub')::uuid) and p.organisation_id <> r.owner_id
        and handed_over_before(p.organisation_id, a.kind, a.value, a.received_at)) as given,
      (select s.owner_id from partner_hub p join report s on s.owner_id = p.organisation_id join assertion o on o.report_id = s.report_id
        where p.hub_id = any (w.hubs) and s.owner_id <> r.owner_id and s.latest and o.kind = a.kind and o.value = a.value and (o.indicator or not a.indicator)
        order by s.received_at, s.report_id limit 1) as at_hub,
      (select s.owner_id from assertion o join report s on s.report_id = o.report_id
        where o.kind = a.kind and o.value = a.value and s.latest and o.trail is not null and o.trail -> 'origins' @> any (w.origins) and s.owner_id <> r.owner_id
          and (s.received_at, s.report_id) < (r.received_at, r.report_id) order by s.received_at, s.report_id limit 1) as same_origin
    from wanted join assertion a using (assertion_id) join report r on r.report_id = a.report_id
    cross join lateral (select array(select x::uuid from jsonb_array_elements_text(a.trail -> 'hops') x) as hubs,
      array(select to_jsonb(x) from jsonb_array_elements_text(a.trail -> 'origins') x) as origins) w`.execute(tx.db);
  return rows.flatMap((r): Passed[] => {
    const base = { assertionId: r.assertion_id, reportId: r.report_id, labelId: r.label_id };
    const first = r.at_hub ?? r.same_origin;
    if (!r.given && first === null) return [];
    return [{ ...base, originatorId: first ?? r.owner_id, sentItself: true, given: r.given }];
  });
}
