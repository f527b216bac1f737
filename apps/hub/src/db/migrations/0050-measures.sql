-- Measures and what is decided about them. A measure is what one body asks for, in versions; its state is the last of its
-- steps. Consultations and votes are acts of the bodies concerned and name exactly what they are about by its digest: the
-- requester's number and the object, so that they can be given before the request comes in. A requester's own file proves none
-- of them. Who acts is filled in by the database, never taken from the statement.

create table measure (
  measure_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number text not null check (length(number) between 1 and 200),
  type text not null,
  case_id uuid references case_room,
  content_key uuid not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  asked_by uuid not null references actor,
  asked_person uuid references person,
  asked_at timestamptz not null,
  unique (owner_id, number),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure is 'kept: what one body asks for; its versions and steps stand beside it';
create index measure_by_time on measure (audience_class, asked_at desc, measure_id desc);

create table measure_version (
  measure_id uuid not null references measure,
  version integer not null check (version >= 1),
  label_id integer not null,
  audience_class integer not null,
  object_digest bytea not null check (length(object_digest) = 32),
  -- The form as it was said, encrypted under the measure's key.
  content bytea not null,
  said_by uuid not null references actor,
  said_person uuid references person,
  at timestamptz not null,
  primary key (measure_id, version),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_version is 'kept: a measure''s form, version by version; only the last one can be decided on';

create table measure_step (
  measure_id uuid not null references measure,
  n integer not null check (n >= 1),
  label_id integer not null,
  audience_class integer not null,
  version integer not null,
  event text not null,
  state text not null,
  -- What the gate answered when it stayed closed, and for whom it waits.
  answer text,
  waits_for text not null,
  reason bytea,
  receipt_id uuid references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  primary key (measure_id, n),
  foreign key (measure_id, version) references measure_version,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_step is 'kept: what became of a measure, step by step; the last one is its state';
create index measure_step_by_receipt on measure_step (receipt_id);

create table measure_consultation (
  consultation_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  asker_id uuid not null references organisation,
  number text not null,
  object_digest bytea not null check (length(object_digest) = 32),
  reference text not null check (length(reference) between 1 and 200),
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_consultation is 'kept: that the foreign ministry was consulted about exactly one object';
create index measure_consultation_by_number on measure_consultation (asker_id, number);

create table measure_vote (
  vote_id uuid primary key,
  -- The order of recording: of two votes of one person at one instant the later counts.
  nth bigint generated always as identity,
  label_id integer not null,
  audience_class integer not null,
  asker_id uuid not null references organisation,
  number text not null,
  object_digest bytea not null check (length(object_digest) = 32),
  says text not null check (says in ('approve', 'approve_with_conditions', 'refuse')),
  decision text check (length(decision) between 1 and 200),
  content_key uuid not null,
  -- Conditions or the reason, encrypted.
  words bytea,
  -- The person who delegated its vote.
  on_behalf_of uuid references person,
  valid_until timestamptz,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  constraint vote_ends_after_it_was_given check (valid_until is null or valid_until > at),
  constraint vote_with_conditions_names_them check (says <> 'approve_with_conditions' or words is not null),
  constraint vote_is_not_delegated_to_oneself check (on_behalf_of is null or on_behalf_of <> person_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_vote is 'kept: what a person of an approving body said to exactly one object';
create index measure_vote_by_number on measure_vote (asker_id, number);

-- ── who acts is who acts ──────────────────────────────────────────────────────────────────────────────────────────────
create function measure_is_asked_by_who_acts() returns trigger language plpgsql as $$
begin
  new.owner_id := current_organisation();
  new.asked_by := current_actor();
  new.asked_person := acting_person();
  new.asked_at := realm_now();
  return new;
end
$$;

create function measure_version_is_said_by_who_acts() returns trigger language plpgsql as $$
begin
  new.said_by := current_actor();
  new.said_person := acting_person();
  new.at := realm_now();
  return new;
end
$$;

create function measure_act_is_of_who_acts() returns trigger language plpgsql as $$
begin
  new.actor_id := current_actor();
  new.person_id := acting_person();
  new.organisation_id := current_organisation();
  new.at := realm_now();
  return new;
end
$$;

-- No step leads on to an approval or a direction without a vote in favour of exactly this version, that has not ended, by
-- somebody else than who asked.
create function measure_step_has_its_approval() returns trigger language plpgsql as $$
declare asked measure; object bytea;
begin
  if new.state not in ('approved', 'approved_with_conditions', 'directed') then return new; end if;
  -- What stays where it is goes nowhere.
  if new.state = (select s.state from measure_step s where s.measure_id = new.measure_id order by s.n desc limit 1) then return new; end if;
  select * into asked from measure where measure_id = new.measure_id;
  select object_digest into object from measure_version v
    where v.measure_id = new.measure_id and v.version = (select max(w.version) from measure_version w where w.measure_id = new.measure_id);
  if not exists (
    select from measure_vote v
    where v.asker_id = asked.owner_id and v.number = asked.number and v.object_digest = object and v.says <> 'refuse'
      and (v.valid_until is null or v.valid_until > realm_now())
      and v.person_id is distinct from asked.asked_person and (v.on_behalf_of is null or v.on_behalf_of is distinct from asked.asked_person)
      and not exists (
        select from measure_vote later
        where later.asker_id = v.asker_id and later.number = v.number and later.nth > v.nth
          and coalesce(later.on_behalf_of, later.person_id) = coalesce(v.on_behalf_of, v.person_id)
          and (later.says = 'refuse' or later.object_digest <> object))
  ) then
    raise exception 'no approval of exactly this' using errcode = 'check_violation', constraint = 'measure_needs_its_approval';
  end if;
  return new;
end
$$;

do $do$
declare t text;
begin
  foreach t in array array['measure', 'measure_version', 'measure_step', 'measure_consultation', 'measure_vote'] loop
    call secure_content(t::regclass);
  end loop;
end
$do$;
create policy written on measure for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()) and owner_id = current_organisation() and asked_by = current_actor());
create policy written on measure_version for insert to :app
  with check (said_by = current_actor() and exists (
    select from measure m where m.measure_id = measure_version.measure_id and m.owner_id = current_organisation() and m.label_id = measure_version.label_id));
-- A step is taken by whoever sees the measure, under the measure's own label.
create policy written on measure_step for insert to :app
  with check (actor_id = current_actor() and organisation_id = current_organisation() and exists (
    select from measure m where m.measure_id = measure_step.measure_id and m.label_id = measure_step.label_id));
create policy written on measure_consultation for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()) and actor_id = current_actor() and organisation_id = current_organisation()
    and exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'ministry' and o.sector = 'foreign-affairs'));
create policy written on measure_vote for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()) and actor_id = current_actor() and organisation_id = current_organisation());

create trigger asked before insert on measure for each row when (current_actor() is not null) execute function measure_is_asked_by_who_acts();
create trigger said before insert on measure_version for each row when (current_actor() is not null) execute function measure_version_is_said_by_who_acts();
create trigger acted before insert on measure_step for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
create trigger acted before insert on measure_consultation for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
create trigger acted before insert on measure_vote for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
create trigger approved before insert on measure_step for each row when (current_actor() is not null) execute function measure_step_has_its_approval();

grant select, insert on measure, measure_version, measure_step, measure_consultation, measure_vote to :app;
grant select, insert, update, delete on measure, measure_version, measure_step, measure_consultation, measure_vote to :keeper;

-- A gate reads votes and consultations while nobody can add one: readers of one request share this lock, who acts on it holds
-- it alone, and it ends with the act.
create function hold_ballot(asker uuid, number text, alone boolean) returns void language plpgsql as $$
declare name bigint := hashtextextended(current_schema() || ' ' || asker::text || ' ' || number, 50);
begin
  if alone then perform pg_advisory_xact_lock(name); else perform pg_advisory_xact_lock_shared(name); end if;
end
$$;

-- Who sees a measure or a vote is given the key under which its words lie; nobody else can tell whether there is one.
create function measure_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from measure m join visible_class v using (audience_class) where m.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from measure_vote w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader()))
$$;
revoke execute on function measure_keys(uuid[]) from public;
grant execute on function measure_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function measure_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
