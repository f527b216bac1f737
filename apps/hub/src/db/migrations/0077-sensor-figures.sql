-- What each kind of traffic came to by itself: whose certificate an entry is, why records were destroyed or refused, and what a heartbeat
-- said of the permits. All of it stands in the signed line; entries from before are read once.

alter table sensor_entry
  add column store text check (store in ('communications', 'owner')),
  add column reason text,
  add column unreadable bigint not null default 0,
  add column destroyed_by jsonb not null default '{}',
  -- The commission's word and the permits as the sensor had them when it said so; of heartbeats alone.
  add column standing jsonb;

-- The owner of the tables reads past row security only where it is not forced.
alter table sensor_entry no force row level security;
with said as (
  select sensor_id, number, digest,
    convert_from(decode(translate(b, '-_', '+/') || repeat('=', (4 - length(b) % 4) % 4), 'base64'), 'UTF8')::jsonb as entry
  from sensor_entry, lateral (select split_part(line, '.', 1) as b) body
)
update sensor_entry e
set store = s.entry ->> 'store', reason = s.entry ->> 'reason', unreadable = coalesce((s.entry ->> 'unreadable')::bigint, 0),
  destroyed_by = coalesce(nullif(s.entry -> 'destroyedBy', 'null'), '{}')
from said s
where s.sensor_id = e.sensor_id and s.number = e.number and s.digest = e.digest;
alter table sensor_entry force row level security;
