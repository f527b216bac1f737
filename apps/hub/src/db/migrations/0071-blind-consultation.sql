-- The blind consultation, for every measure and for what merely arrives. An officer of deconfliction reads that a measure is in its
-- consultation whether or not it met a hold, and may stop any of them: being stopped tells nobody that there was a hold. What two
-- bodies keep in compartments is matched when it arrives too, by the duty that links, later and in coarse steps of time.

create table desk_measure (
  measure_id uuid primary key references measure,
  label_id integer not null,
  audience_class integer not null,
  -- No target: accounts and cards are no matter of the officers. What a hold met stands in the hit.
  type text not null,
  asker_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table desk_measure is 'kept: that a measure came into its blind consultation, as the officers of deconfliction read it';
create index desk_measure_by_time on desk_measure (audience_class, at desc, measure_id desc);
call secure_content('desk_measure');
grant select on desk_measure to :app;
grant select, insert, update, delete on desk_measure to :keeper;

-- Measures that were approved before this: under the desk, where there is one.
insert into desk_measure (measure_id, label_id, audience_class, type, asker_id, at)
select m.measure_id, d.lies_under, l.audience_class, m.type, m.owner_id, max(s.at)
from measure m join measure_step s using (measure_id) cross join deconfliction_desk d join label l on l.label_id = d.lies_under
where s.state in ('approved', 'approved_with_conditions', 'emergency')
group by m.measure_id, d.lies_under, l.audience_class, m.type, m.owner_id;

drop policy written on measure_stop;
create policy written on measure_stop for insert to :app
  with check (actor_id = current_actor() and exists (
    select from desk_measure d where d.measure_id = measure_stop.measure_id and d.label_id = measure_stop.label_id));

create or replace function note_holds(measure uuid, kind_of text, value_of text, low_of bytea, high_of bytea) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare asked measure;
begin
  -- Only for a measure that the caller sees: nobody probes for holds with targets of its own choice.
  select m.* into asked from measure m join visible_class v using (audience_class)
    where m.measure_id = note_holds.measure and v.reader_no = current_reader();
  if not found then return; end if;
  insert into desk_measure (measure_id, label_id, audience_class, type, asker_id, at)
  select asked.measure_id, d.lies_under, l.audience_class, asked.type, asked.owner_id, realm_now()
  from deconfliction_desk d join label l on l.label_id = d.lies_under
  on conflict (measure_id) do update set at = excluded.at;
  with met as (
    select h.* from hold h
    where h.lifted_at is null and h.until > realm_now() and h.owner_id <> asked.owner_id
      and ((h.kind = kind_of and h.value = value_of)
        or (h.low is not null and low_of is not null and length(h.low) = length(low_of) and h.low <= high_of and h.high >= low_of)
        or (h.kind = 'domain' and kind_of = 'domain' and (value_of like '%.' || h.value or h.value like '%.' || value_of)))
  ), owners as (
    insert into hold_hit (hit_id, label_id, hold_id, measure_id, desk, type, kind, value, asker_id, at)
    select md5(concat_ws(' ', m.hold_id, asked.measure_id, 'owner', realm_now()))::uuid, m.label_id, m.hold_id, asked.measure_id, false, asked.type, m.kind, m.value, asked.owner_id, realm_now() from met m
    on conflict do nothing
  )
  insert into desk_hit (hit_id, label_id, audience_class, hold_id, measure_id, desk, type, kind, value, asker_id, at)
  select md5(concat_ws(' ', m.hold_id, asked.measure_id, d.lies_under, realm_now()))::uuid, d.lies_under, l.audience_class, m.hold_id, asked.measure_id, true, asked.type, m.kind, m.value, asked.owner_id, realm_now()
  from met m cross join deconfliction_desk d join label l on l.label_id = d.lies_under
  on conflict do nothing;
end
$$;

alter table match_signal drop constraint match_signal_cause_check;
alter table match_signal add constraint match_signal_cause_check check (cause in ('hold', 'measure', 'report'));
alter table desk_match drop constraint desk_match_cause_check;
alter table desk_match add constraint desk_match_cause_check check (cause in ('hold', 'measure', 'report'));
-- What is told of a match has its instant ahead of it: until then it is not there.
create policy due on match_signal as restrictive for select to :app using (at <= realm_now());
create policy due on desk_match as restrictive for select to :app using (at <= realm_now());

create function in_compartment(own text[], originators text[]) returns boolean language sql immutable
return exists (select from unnest(own || coalesce(originators, '{}')) c where c like 'compartment:%');

create function body_reads(body uuid, class integer) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from visible_class v join reader r on r.reader_no = v.reader_no
    where v.audience_class = class and r.organisation_id = body)
$$;

-- Holds indicators that came in against those that others said, where one of the two lies in a compartment and neither body reads the
-- other's. Who keeps it in a compartment is told that somebody else has it, and not who; whoever does not is told nothing. Told from the
-- end of the next whole step of time on, so that no instant tells when something came; so many a day for each of the two.
create function note_arrivals(items uuid[], waits interval, most integer) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare told_at constant timestamptz := date_bin(waits, realm_now(), timestamptz 'epoch') + 2 * waits;
begin
  perform pg_advisory_xact_lock(hashtextextended('match arrivals', 0));
  with fresh as materialized (
    select a.kind, a.value, a.report_id, a.label_id, a.audience_class, l.owner_id as body, in_compartment(l.caveats, l.originator_caveats) as closed
    from assertion a join label l on l.label_id = a.label_id
    where a.assertion_id = any (items) and a.indicator and a.latest and l.sealed_to is null and l.provenance <> 'echo'
  ), met as materialized (
    select f.body, l.owner_id as holder, f.kind, f.value, min(f.report_id::text) as report, min(f.label_id) filter (where f.closed) as own_under,
      min(h.label_id) filter (where in_compartment(l.caveats, l.originator_caveats)) as holder_under
    from fresh f join assertion h on h.kind = f.kind and h.value = f.value and h.indicator and h.latest join label l on l.label_id = h.label_id
    where l.owner_id <> f.body and l.sealed_to is null and l.provenance <> 'echo'
      and (f.closed or in_compartment(l.caveats, l.originator_caveats))
      and not body_reads(f.body, h.audience_class) and not body_reads(l.owner_id, f.audience_class)
    group by f.body, l.owner_id, f.kind, f.value
  ), counted as (
    select m.*, row_number() over (partition by m.body order by m.kind, m.value, m.holder)
        + (select count(*) from match_found f where f.asker_id = m.body and f.told and f.at > realm_now() - interval '1 day') as of_body,
      row_number() over (partition by m.holder order by m.kind, m.value, m.body)
        + (select count(*) from match_found f where f.holder_id = m.holder and f.told and f.at > realm_now() - interval '1 day') as of_holder
    from met m where not exists (select from match_found f
      where f.asker_id = m.body and f.holder_id = m.holder and f.kind = m.kind and f.value = m.value and f.told)
  ), found as (
    insert into match_found (asker_id, holder_id, kind, value, day, told, at)
    select c.body, c.holder, c.kind, c.value, (realm_now() at time zone 'UTC')::date, greatest(c.of_body, c.of_holder) <= most, realm_now() from counted c
    on conflict do nothing
    returning asker_id, holder_id, kind, value, told
  ), told as (
    select m.* from met m join found f on f.told and f.asker_id = m.body and f.holder_id = m.holder and f.kind = m.kind and f.value = m.value
  ), holders as (
    insert into match_signal (signal_id, label_id, cause, kind, value, at)
    select md5(concat_ws(' ', 'holder', t.report, t.holder, t.kind, t.value))::uuid, t.holder_under, 'report', t.kind, t.value, told_at
    from told t where t.holder_under is not null on conflict do nothing
  ), senders as (
    insert into match_signal (signal_id, label_id, cause, kind, value, at)
    select md5(concat_ws(' ', 'sender', t.report, t.kind, t.value))::uuid, min(t.own_under), 'report', t.kind, t.value, told_at
    from told t where t.own_under is not null group by t.report, t.kind, t.value on conflict do nothing
  )
  insert into desk_match (signal_id, label_id, audience_class, cause, kind, value, asker_id, holder_id, at)
  select md5(concat_ws(' ', 'desk', t.report, t.holder, t.kind, t.value))::uuid, d.lies_under, l.audience_class, 'report', t.kind, t.value, t.body, t.holder, told_at
  from told t cross join deconfliction_desk d join label l on l.label_id = d.lies_under on conflict do nothing;
end
$$;

revoke execute on function note_arrivals(uuid[], interval, integer), body_reads(uuid, integer) from public;
grant execute on function note_arrivals(uuid[], interval, integer) to :fusion;
grant execute on function body_reads(uuid, integer) to :keeper;
grant execute on function in_compartment(text[], text[]) to :fusion, :keeper;
grant create on schema :schema to :keeper;
alter function note_arrivals(uuid[], interval, integer) owner to :keeper;
alter function body_reads(uuid, integer) owner to :keeper;
revoke create on schema :schema from :keeper;
