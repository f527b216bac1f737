-- Match signals. Two bodies that keep the same value from each other, as a hold or in a compartment, are each told that somebody else
-- has it, and not who; the officers of deconfliction read both. It is looked for in the same blind step as holds, by a function that
-- answers nothing; what is told is limited, and what was found stands in a register that no reader opens.

create table match_signal (
  signal_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  cause text not null check (cause in ('hold', 'measure')),
  kind text not null,
  value text not null,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table match_signal is 'kept: that somebody else has a value which this body keeps to itself';
create index match_signal_by_time on match_signal (audience_class, at desc, signal_id desc);

create table desk_match (
  signal_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  cause text not null check (cause in ('hold', 'measure')),
  kind text not null,
  value text not null,
  asker_id uuid not null references organisation,
  holder_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table desk_match is 'kept: that two bodies have the same value, as the officers of deconfliction read it';
create index desk_match_by_time on desk_match (audience_class, at desc, signal_id desc);

-- Every match that was found, told or over the limit. No role that answers anybody reads it.
create table match_found (
  asker_id uuid not null references organisation,
  holder_id uuid not null references organisation,
  kind text not null,
  value text not null,
  day date not null,
  told boolean not null,
  at timestamptz not null,
  primary key (asker_id, holder_id, kind, value, day)
);
comment on table match_found is 'kept: each match once a day, and whether it was told';

-- An officer of deconfliction keeps a measure from being directed, or lets it go on. The last word counts.
create table measure_stop (
  stop_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  measure_id uuid not null references measure,
  stops boolean not null,
  content_key uuid not null,
  words bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_stop is 'kept: what an officer of deconfliction said of a measure that met a hold';
create index measure_stop_by_measure on measure_stop (measure_id, at desc, stop_id desc);

do $do$
declare t text;
begin
  foreach t in array array['match_signal', 'desk_match', 'measure_stop'] loop
    call secure_content(t::regclass);
  end loop;
end
$do$;
create trigger acted before insert on measure_stop for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
-- Only where the officer reads that this measure met a hold; under the label of the desk itself.
create policy written on measure_stop for insert to :app
  with check (actor_id = current_actor() and exists (
    select from desk_hit d where d.measure_id = measure_stop.measure_id and d.label_id = measure_stop.label_id));
grant select, insert on measure_stop to :app;
grant select on match_signal, desk_match to :app;
grant select, insert, update, delete on match_signal, desk_match, match_found, measure_stop to :keeper;

-- Whoever stops and whoever directs come one after the other.
create function stop_is_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('stop ' || new.measure_id, 0));
  return new;
end
$$;
create trigger alone before insert on measure_stop for each row execute function stop_is_alone();

-- Is this measure stopped now? For whoever sees the measure; held until the act ends where it acts on the answer.
create function measure_stopped(measure uuid, acts boolean) returns boolean
language plpgsql volatile security definer set search_path = :schema, pg_temp as $$
begin
  if not exists (select from measure m join visible_class v using (audience_class)
    where m.measure_id = measure_stopped.measure and v.reader_no = current_reader()) then return false; end if;
  if acts then perform pg_advisory_xact_lock_shared(hashtextextended('stop ' || measure_stopped.measure, 0)); end if;
  return coalesce((select s.stops from measure_stop s where s.measure_id = measure_stopped.measure order by s.at desc, s.stop_id desc limit 1), false);
end
$$;

-- Looked for against everything that others keep to themselves; nothing comes back. Twenty a day are told for one who asks.
create function note_matches(cause text, subject uuid, kind_of text, value_of text, low_of bytea, high_of bytea) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  asking uuid;
  own_label integer;
  most constant integer := 20;
  already integer;
  fresh uuid[];
  holders uuid[];
  labels integer[];
begin
  if cause = 'measure' then
    select m.owner_id into asking from measure m join visible_class v using (audience_class)
      where m.measure_id = subject and v.reader_no = current_reader();
  else
    select h.owner_id, h.label_id into asking, own_label from hold h where h.hold_id = subject and h.owner_id = current_organisation();
  end if;
  if asking is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('match ' || asking, 0));
  select array_agg(k.holder order by k.holder, k.lies_under), array_agg(k.lies_under order by k.holder, k.lies_under) into holders, labels from (
    select h.owner_id as holder, h.label_id as lies_under from hold h
    where cause = 'hold' and h.lifted_at is null and h.until > realm_now() and h.owner_id <> asking
      and ((h.kind = kind_of and h.value = value_of)
        or (h.low is not null and low_of is not null and length(h.low) = length(low_of) and h.low <= high_of and h.high >= low_of)
        or (h.kind = 'domain' and kind_of = 'domain' and (value_of like '%.' || h.value or h.value like '%.' || value_of)))
    union
    select l.owner_id, l.label_id from assertion a join label l on l.label_id = a.label_id
    where a.kind = kind_of and a.value = value_of and l.owner_id <> asking
      and exists (select from unnest(l.caveats) c where c like 'compartment:%')
      and not exists (select from visible_class v join reader r on r.reader_no = v.reader_no
        where v.audience_class = a.audience_class and r.organisation_id = asking)
  ) k;
  select count(*) into already from match_found f where f.asker_id = asking and f.at > realm_now() - interval '1 day';
  with found as (
    insert into match_found (asker_id, holder_id, kind, value, day, told, at)
    select asking, m.holder, kind_of, value_of, (realm_now() at time zone 'UTC')::date, already + row_number() over (order by m.holder) <= most, realm_now()
    from (select distinct h as holder from unnest(holders) h) m
    on conflict do nothing
    returning holder_id, told
  ) select coalesce(array_agg(holder_id) filter (where told), '{}') into fresh from found;
  insert into match_signal (signal_id, label_id, cause, kind, value, at)
  select md5(concat_ws(' ', 'holder', m.holder, m.lies_under, subject, realm_now()))::uuid, m.lies_under, cause, kind_of, value_of, realm_now()
  from unnest(holders, labels) m(holder, lies_under) where m.holder = any (fresh);
  -- Who placed a hold keeps the value too, and is told as blindly; who asks for a measure is told nothing.
  if own_label is not null and cardinality(fresh) > 0 then
    insert into match_signal (signal_id, label_id, cause, kind, value, at)
    values (md5(concat_ws(' ', 'asker', asking, subject, realm_now()))::uuid, own_label, cause, kind_of, value_of, realm_now());
  end if;
  insert into desk_match (signal_id, label_id, audience_class, cause, kind, value, asker_id, holder_id, at)
  select md5(concat_ws(' ', 'desk', h, subject, realm_now()))::uuid, d.lies_under, l.audience_class, cause, kind_of, value_of, asking, h, realm_now()
  from unnest(fresh) h cross join deconfliction_desk d join label l on l.label_id = d.lies_under;
end
$$;

-- Reasons of holds, and words of stops, by whoever sees them.
create or replace function hold_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from hold h join visible_class v using (audience_class) where h.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from measure_stop s join visible_class v using (audience_class) where s.content_key = k.content_key and v.reader_no = current_reader()))
$$;

revoke execute on function note_matches(text, uuid, text, text, bytea, bytea), measure_stopped(uuid, boolean) from public;
grant execute on function note_matches(text, uuid, text, text, bytea, bytea), measure_stopped(uuid, boolean) to :app;
grant create on schema :schema to :keeper;
alter function note_matches(text, uuid, text, text, bytea, bytea) owner to :keeper;
alter function measure_stopped(uuid, boolean) owner to :keeper;
revoke create on schema :schema from :keeper;
