-- Deconfliction. A hold says "touch this only after asking me" and is there for its owner alone. Whenever a measure is approved or
-- declared an emergency its target is held against all holds, by a function that answers nothing: whoever acts cannot tell whether
-- there was one. The owner of a hold, and by policy the officers of deconfliction, find a hit among their own rows.

create table hold (
  hold_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  kind text not null,
  value text not null,
  low bytea,
  high bytea,
  content_key uuid not null,
  reason bytea not null,
  until timestamptz not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  lifted_at timestamptz,
  check (until > at),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table hold is 'kept: what its owner wants to be asked about before anybody touches it';
create index hold_by_value on hold (kind, value);
create index hold_by_time on hold (audience_class, at desc, hold_id desc);

-- The label under which hits of a realm lie for the officers of deconfliction; set by the door, null where policy names none.
create table deconfliction_desk (
  one boolean primary key default true check (one),
  lies_under integer not null references label
);
comment on table deconfliction_desk is 'kept: for whom hits of holds lie besides their owners';

create table hold_hit (
  hit_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  hold_id uuid not null references hold,
  measure_id uuid not null references measure,
  -- The officer's copy, or the owner's.
  desk boolean not null,
  type text not null,
  kind text not null,
  value text not null,
  asker_id uuid not null references organisation,
  at timestamptz not null,
  unique (hold_id, measure_id, desk, at),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table hold_hit is 'kept: that a measure met a hold, as its owner and the officers of deconfliction read it';
create index hold_hit_by_time on hold_hit (audience_class, at desc, hit_id desc);

-- The officer's copies lie apart, so that a role that keeps holds does not read them.
create table desk_hit (like hold_hit including defaults including constraints);
alter table desk_hit add primary key (hit_id);
alter table desk_hit add foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade;
comment on table desk_hit is 'kept: that a measure met a hold, as the officers of deconfliction read it';
create index desk_hit_by_time on desk_hit (audience_class, at desc, hit_id desc);

do $do$
declare t text;
begin
  foreach t in array array['hold', 'hold_hit', 'desk_hit'] loop
    call secure_content(t::regclass);
  end loop;
end
$do$;
create trigger acted before insert on hold for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
create policy written on hold for insert to :app
  with check (owner_id = current_organisation() and actor_id = current_actor() and label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
create policy lifted on hold for update to :app using (owner_id = current_organisation()) with check (owner_id = current_organisation());
grant select, insert on hold to :app;
grant update (lifted_at) on hold to :app;
grant select on hold_hit, desk_hit to :app;
grant select, insert, update, delete on hold, hold_hit, desk_hit, deconfliction_desk to :keeper;
grant select, insert, update on deconfliction_desk to :door;

-- Held against every hold, of every body, whoever acts; nothing comes back.
create function note_holds(measure uuid, kind_of text, value_of text, low_of bytea, high_of bytea) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare asked measure;
begin
  -- Only for a measure that the caller sees: nobody probes for holds with targets of its own choice.
  select m.* into asked from measure m join visible_class v using (audience_class)
    where m.measure_id = note_holds.measure and v.reader_no = current_reader();
  if not found then return; end if;
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

revoke execute on function note_holds(uuid, text, text, bytea, bytea) from public;
grant execute on function note_holds(uuid, text, text, bytea, bytea) to :app;
grant create on schema :schema to :keeper;
alter function note_holds(uuid, text, text, bytea, bytea) owner to :keeper;
revoke create on schema :schema from :keeper;

create function hold_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted)
    and exists (select from hold h join visible_class v using (audience_class) where h.content_key = k.content_key and v.reader_no = current_reader())
$$;
revoke execute on function hold_keys(uuid[]) from public;
grant execute on function hold_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function hold_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
