-- What an inspection opens: the content that the acts under it touch. Each opening is an act of one person on one item of one
-- inspection, and nothing is given out by any other door: not before it is on record, not after its inspection was closed, not
-- for what no item of the inspection touches. Sealed and erased content stays so; it is said, not shown.

create table inspection_opening (
  opening_id uuid primary key,
  inspection_id uuid not null references inspection,
  label_id integer not null,
  audience_class integer not null,
  -- The item by which it was reached.
  outbox_id bigint not null,
  kind text not null check (kind in ('report', 'traffic')),
  report_id uuid references report,
  sensor_id uuid references sensor,
  number integer,
  -- What it is opened for, in the inspector's words: encrypted under the inspection's key.
  why bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  check ((kind = 'report') = (report_id is not null)),
  check ((kind = 'traffic') = (sensor_id is not null) and (kind = 'traffic') = (number is not null)),
  foreign key (inspection_id, outbox_id) references inspection_item (inspection_id, outbox_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inspection_opening is 'kept: content that an inspector of the commission opened under an inspection, and what for; seen by the commission alone';
create index inspection_opening_by_inspection on inspection_opening (inspection_id, at);
call secure_content('inspection_opening'::regclass);
create trigger acted before insert on inspection_opening for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
grant select, insert on inspection_opening to :app;
grant select, insert, update, delete on inspection_opening to :keeper;

-- What one entry of the record speaks of: its subject, whatever its facts name, and for a reading what was asked for.
create function entry_touches(wanted bigint) returns table (kind text, report_id uuid, sensor_id uuid, number integer)
language sql stable security definer set search_path = :schema, pg_temp as $$
  with e as (select o.act, o.subject, o.entry from outbox o where o.outbox_id = wanted),
  named as (
    select e.subject as id from e where e.subject is not null
    union
    select m[1]::uuid from e, regexp_matches(e.entry::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') m
    union
    select m[1]::uuid from e join restricted_read r on r.request_id = e.subject,
      regexp_matches(r.query, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') m
    where e.act in ('read.restricted', 'read.ended', 'read.denied')
  ), found as (
    select r.report_id from named n join report r on r.report_id = n.id
    union
    select a.report_id from named n join attachment a on a.attachment_id = n.id
  )
  select 'report', f.report_id, null::uuid, null::integer from found f
  union all
  select 'traffic', null, s.sensor_id, (e.entry ->> 'number')::integer
  from e join sensor s on s.sensor_id = e.subject
  where e.act like 'sensor.%' and jsonb_typeof(e.entry -> 'number') = 'number'
    and (exists (select from selected_traffic t where t.sensor_id = s.sensor_id and t.number = (e.entry ->> 'number')::integer)
      or exists (select from own_traffic t where t.sensor_id = s.sensor_id and t.number = (e.entry ->> 'number')::integer))
$$;

-- Does who acts inspect for the commission, and is this inspection its own and open?
create function inspects_now(wanted uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select (select reads('log'))
    and exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'commission')
    and exists (select from inspection i where i.inspection_id = wanted and i.owner_id = current_organisation())
    and not exists (select from inspection_word w where w.inspection_id = wanted and w.kind = 'closing')
$$;

-- May this be opened by this item? Traffic only where the inspection was ordered to look into it.
create function may_be_opened(i uuid, item bigint, what text, report uuid, sensor uuid, part integer) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select inspects_now(i)
    and exists (select from inspection_item t where t.inspection_id = i and t.outbox_id = item)
    and exists (select from entry_touches(item) t
      where t.kind = what and t.report_id is not distinct from report and t.sensor_id is not distinct from sensor and t.number is not distinct from part)
    and (what <> 'traffic' or (select n.scope ->> 'traffic' from inspection n where n.inspection_id = i) = 'true')
$$;
create policy written on inspection_opening for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation())
    and may_be_opened(inspection_id, outbox_id, kind, report_id, sensor_id, number));

-- What the items of an inspection touch, by item: ids, nothing of what they say.
create function inspection_touches(wanted uuid) returns table (outbox_id bigint, kind text, report_id uuid, sensor_id uuid, number integer)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select t.outbox_id, e.kind, e.report_id, e.sensor_id, e.number
  from inspection_item t cross join lateral entry_touches(t.outbox_id) e
  where t.inspection_id = wanted and inspects_now(wanted)
    and (e.kind <> 'traffic' or (select n.scope ->> 'traffic' from inspection n where n.inspection_id = wanted) = 'true')
$$;

-- The door: an opening counts for who made it, while its inspection is open, and once the act stands on record.
create function opened_now(wanted uuid) returns setof inspection_opening
language sql stable security definer set search_path = :schema, pg_temp as $$
  select g.* from inspection_opening g
  where g.opening_id = wanted and g.person_id = acting_person() and g.organisation_id = current_organisation()
    and may_be_opened(g.inspection_id, g.outbox_id, g.kind, g.report_id, g.sensor_id, g.number)
    and exists (select from outbox o where o.subject = g.opening_id and o.act = 'read.inspected' and o.actor_id = g.actor_id)
$$;

create function inspected_report(wanted uuid)
returns table (report_id uuid, owner_id uuid, kind text, format text, incident_type text, received_at timestamptz, noticed_at timestamptz,
  linked_at timestamptz, version integer, latest boolean, historical boolean, tlp text, caveats text[], sealed_to uuid, erased_at timestamptz,
  content_key uuid, body bytea, reading bytea, media_type text, bytes_length bigint)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select r.report_id, r.owner_id, r.kind, r.format, r.incident_type, r.received_at, r.noticed_at, r.linked_at, r.version, r.latest, r.historical,
    l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap), l.sealed_to, x.at, r.content_key,
    case when l.sealed_to is null and x.at is null then r.body end, case when l.sealed_to is null and x.at is null then u.body end,
    case when l.sealed_to is null and x.at is null then w.media_type end, case when l.sealed_to is null and x.at is null then w.bytes_length end
  from opened_now(wanted) g join report r on r.report_id = g.report_id join label l on l.label_id = r.label_id
    left join erased x on x.content_key = r.content_key
    left join understanding u on u.report_id = r.report_id
    left join raw w on w.report_id = r.report_id
$$;

create function inspected_items(wanted uuid)
returns table (id uuid, ref text, kind text, value text, indicator boolean, tlp text, caveats text[], valid_until timestamptz, observed_at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select a.assertion_id, a.ref, a.kind, a.value, a.indicator, l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap), a.valid_until, a.observed_at
  from inspected_report(wanted) r join assertion a on a.report_id = r.report_id join label l on l.label_id = a.label_id
  where r.sealed_to is null and r.erased_at is null and l.sealed_to is null
$$;

create function inspected_attachments(wanted uuid)
returns table (id uuid, sample boolean, bytes_length bigint, sha256 bytea, content_key uuid, body bytea, held boolean, at timestamptz, hands integer)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select a.attachment_id, a.sample, a.bytes_length, a.sha256, a.content_key, a.body, a.bytes is not null or a.blob_address is not null, a.at,
    (select count(*)::integer from custody c where c.attachment_id = a.attachment_id)
  from inspected_report(wanted) r join attachment a on a.report_id = r.report_id
  where r.sealed_to is null and r.erased_at is null and length(a.body) > 0
$$;

-- The bytes of one file, where the inspection was ordered to take files out.
create function inspected_file(wanted uuid, attachment uuid)
returns table (id uuid, report_id uuid, sha256 bytea, bytes_length bigint, content_key uuid, bytes bytea, blob_address bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select a.attachment_id, a.report_id, a.sha256, a.bytes_length, a.content_key, a.bytes, a.blob_address
  from inspected_attachments(wanted) s join attachment a on a.attachment_id = s.id
  where s.id = attachment
    and (select n.scope ->> 'files' from opened_now(wanted) g join inspection n on n.inspection_id = g.inspection_id) = 'true'
$$;

-- Under which terms it stands: consents of its reporter and what was withdrawn; and its versions.
create function inspected_terms(wanted uuid)
returns table (kind text, said text[], recipients uuid[], items integer, valid_from timestamptz, valid_until timestamptz, at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select 'consent', array[c.given], c.recipients, cardinality(c.items), c.valid_from, c.valid_until, c.at
  from opened_now(wanted) g join report r on r.report_id = g.report_id join consent c on c.owner_id = r.owner_id and c.source_ref = r.source_ref
  union all
  select 'withdrawal', w.flags, '{}', null, null, null, w.at
  from opened_now(wanted) g join report r on r.report_id = g.report_id join withdrawal w on w.owner_id = r.owner_id and w.source_ref = r.source_ref
$$;
create function inspected_versions(wanted uuid) returns table (report_id uuid, version integer, received_at timestamptz, latest boolean)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select v.report_id, v.version, v.received_at, v.latest
  from opened_now(wanted) g join report r on r.report_id = g.report_id
    join report v on v.report_id = r.report_id or (v.owner_id = r.owner_id and v.source_ref = r.source_ref)
$$;

create function inspected_traffic(wanted uuid)
returns table (store text, sensor_id uuid, sensor text, owner_id uuid, number integer, records integer, content_key uuid, body bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select t.store, s.sensor_id, s.name, s.owner_id, t.number, t.records, t.content_key, t.body
  from opened_now(wanted) g join sensor s on s.sensor_id = g.sensor_id
    join (select 'communications' as store, c.sensor_id, c.number, c.records, c.content_key, c.body from selected_traffic c
      union all select 'owner', o.sensor_id, o.number, o.records, o.content_key, o.body from own_traffic o) t
      on t.sensor_id = g.sensor_id and t.number = g.number
$$;

-- Keys of what stands open to who acts by an opening of its own; of nothing sealed, and what is erased has none.
create function inspection_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and exists (
    select from inspection_opening g cross join lateral opened_now(g.opening_id) n
      left join report r on r.report_id = n.report_id left join label l on l.label_id = r.label_id
      left join selected_traffic t on t.sensor_id = n.sensor_id and t.number = n.number
      left join own_traffic o on o.sensor_id = n.sensor_id and o.number = n.number
    where g.person_id = acting_person()
      and (r.content_key = k.content_key and l.sealed_to is null or t.content_key = k.content_key or o.content_key = k.content_key))
$$;

do $do$
declare f text;
begin
  foreach f in array array['entry_touches(bigint)', 'inspects_now(uuid)', 'may_be_opened(uuid, bigint, text, uuid, uuid, integer)', 'inspection_touches(uuid)',
    'opened_now(uuid)', 'inspected_report(uuid)', 'inspected_items(uuid)', 'inspected_attachments(uuid)', 'inspected_file(uuid, uuid)',
    'inspected_terms(uuid)', 'inspected_versions(uuid)', 'inspected_traffic(uuid)', 'inspection_keys(uuid[])'] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end
$do$;
grant execute on function inspects_now(uuid), may_be_opened(uuid, bigint, text, uuid, uuid, integer), inspection_touches(uuid), inspected_report(uuid), inspected_items(uuid),
  inspected_attachments(uuid), inspected_file(uuid, uuid), inspected_terms(uuid), inspected_versions(uuid), inspected_traffic(uuid), inspection_keys(uuid[]) to :app;
grant execute on function acting_person() to :keeper;
grant create on schema :schema to :keeper;
alter function entry_touches(bigint) owner to :keeper;
alter function inspects_now(uuid) owner to :keeper;
alter function may_be_opened(uuid, bigint, text, uuid, uuid, integer) owner to :keeper;
alter function inspection_touches(uuid) owner to :keeper;
alter function opened_now(uuid) owner to :keeper;
alter function inspected_report(uuid) owner to :keeper;
alter function inspected_items(uuid) owner to :keeper;
alter function inspected_attachments(uuid) owner to :keeper;
alter function inspected_file(uuid, uuid) owner to :keeper;
alter function inspected_terms(uuid) owner to :keeper;
alter function inspected_versions(uuid) owner to :keeper;
alter function inspected_traffic(uuid) owner to :keeper;
alter function inspection_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
