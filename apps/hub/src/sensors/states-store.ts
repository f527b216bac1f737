/**
 * How each sensor of the reader's body stands, from what it told and from what it did not: gaps, forks, silence, each kind of traffic
 * by itself, its last heartbeat. Counts and codes; no traffic is in any of it.
 */
import type { Sensor } from "@noroshi/api";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

/** Entries that are shown one by one. */
const NEWEST = 12;

/** Every sensor of the reader's body. Silence: twice the time within which it last said that it would be heard of. */
export async function sensorStates(tx: ReaderTx): Promise<readonly Sensor[]> {
  const { rows } = await sql<Sensor>`
    select s.sensor_id as id, s.name, s.at as "registeredAt", e.last_entry as "lastEntry", e.last_heard as "lastHeardAt", e.forks, e.interrupted, e.received, e.kept,
      e.destroyed, e.refused, h.spooled, h.lost,
      (select coalesce(array_agg(distinct c order by c), '{}') from sensor_entry m, unnest(m.cap_reached) c where m.sensor_id = s.sensor_id) as "capReached",
      case when e.last_heard + 2 * coalesce(h.within_seconds, 300) * interval '1 second' < realm_now()
        then e.last_heard + coalesce(h.within_seconds, 300) * interval '1 second' end as "silentSince",
      (select coalesce(jsonb_agg(jsonb_build_object('from', g.before + 1, 'to', g.number - 1) order by g.number), '[]')
        from (select n.number, coalesce(lag(n.number) over (order by n.number), 0) as before from sensor_entry n where n.sensor_id = s.sensor_id group by n.number) g
        where g.number > g.before + 1) as gaps,
      case when h.number is not null then jsonb_build_object('number', h.number, 'at', h.said_at, 'within', h.within_seconds,
        'statusIssuedAt', h.standing ->> 'statusIssuedAt', 'permits', coalesce(h.standing -> 'permits', '[]')) end as heartbeat,
      (select coalesce(jsonb_agg(to_jsonb(k) order by k.store), '[]') from (
        select n.store, count(*)::int as batches, count(*) filter (where n.interrupted)::int as interrupted, max(n.said_at) as "lastAt",
          (array_agg(n.reason order by n.number desc))[1] as "lastReason",
          sum(n.received)::float8 as received, sum(n.kept)::float8 as kept, sum(n.destroyed)::float8 as destroyed, sum(n.refused)::float8 as refused,
          sum(n.unreadable)::float8 as unreadable,
          coalesce(sum(n.received) filter (where n.said_at > realm_now() - interval '1 day'), 0)::float8 as "receivedLately",
          coalesce(sum(n.kept) filter (where n.said_at > realm_now() - interval '1 day'), 0)::float8 as "keptLately",
          (select coalesce(jsonb_object_agg(r.reason, r.records), '{}') from (
            select d.key as reason, sum(d.value::bigint) as records from sensor_entry m, jsonb_each_text(m.destroyed_by) d
            where m.sensor_id = s.sensor_id and m.kind = 'certificate' and m.store = n.store group by d.key having sum(d.value::bigint) > 0) r) as "destroyedBy"
        from sensor_entry n where n.sensor_id = s.sensor_id and n.kind = 'certificate' group by n.store) k) as stores,
      (select coalesce(jsonb_agg(to_jsonb(f) order by f.number desc, f.forked), '[]') from (
        select n.number, n.kind, n.store, n.said_at as at, n.received, n.kept, n.destroyed, n.refused, n.reason, n.forked
        from sensor_entry n where n.sensor_id = s.sensor_id order by n.number desc, n.forked limit ${NEWEST}) f) as newest
    from sensor s
    cross join lateral (
      select max(n.number) as last_entry, max(n.received_at) as last_heard, count(*) filter (where n.forked)::int as forks,
        count(*) filter (where n.interrupted)::int as interrupted,
        coalesce(sum(n.received), 0)::float8 as received, coalesce(sum(n.kept), 0)::float8 as kept, coalesce(sum(n.destroyed), 0)::float8 as destroyed,
        coalesce(sum(n.refused), 0)::float8 as refused
      from sensor_entry n where n.sensor_id = s.sensor_id
    ) e
    left join lateral (
      select b.number, b.said_at, b.spooled, b.lost::float8 as lost, b.within_seconds, b.standing from sensor_entry b
      where b.sensor_id = s.sensor_id and b.kind = 'heartbeat' order by b.number desc limit 1
    ) h on true
    where s.owner_id = current_organisation()
    order by s.at, s.sensor_id limit 500`.execute(tx.db);
  return rows;
}
