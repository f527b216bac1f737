-- Emergencies that open for a time what a role does not read, and the record of who read restricted material for what.

-- ── break-glass ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table break_glass (
  break_glass_id uuid primary key references approval,
  label_id integer not null,
  audience_class integer not null,
  actor_id uuid not null references actor,
  kinds text[] not null,
  minutes integer not null check (minutes between 1 and 480),
  opened_at timestamptz,
  closes_at timestamptz,
  ended_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid references actor,
  review text,
  check ((opened_at is null) = (closes_at is null)),
  check ((reviewed_at is null) = (reviewed_by is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table break_glass is 'kept: what was opened in an emergency, for whom, until when, and who reviewed it afterwards';
create index break_glass_by_actor on break_glass (actor_id, closes_at);

-- Opening hangs on the approval, not on a statement: from its confirmation on, for so long as was asked.
create function break_glass_follows_its_approval() returns trigger language plpgsql as $$
declare
  a approval;
begin
  select * into a from approval p where p.approval_id = new.break_glass_id;
  if new.opened_at is distinct from old.opened_at then
    if old.opened_at is not null or a.answer is distinct from 'confirmed' then
      raise exception 'nothing is opened without a second person' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
    end if;
    new.opened_at := a.answered_at;
    new.closes_at := a.answered_at + make_interval(mins => old.minutes);
  end if;
  if new.reviewed_at is distinct from old.reviewed_at then
    if old.reviewed_at is not null or acting_person() is null or acting_person() in (a.asked_person, a.answered_person)
       or not exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'commission') then
      raise exception 'an emergency is reviewed once, by oversight' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
    end if;
    new.reviewed_at := realm_now();
    new.reviewed_by := current_actor();
  end if;
  if new.ended_at is distinct from old.ended_at then
    new.ended_at := coalesce(old.ended_at, realm_now());
  end if;
  return new;
end
$$;
call secure_content('break_glass'::regclass);
create policy written on break_glass for insert to :app
  with check (actor_id = current_actor() and opened_at is null and reviewed_at is null
    and label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
create policy answered on break_glass for update to :app
  using (current_actor() is not null and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create trigger follows before update on break_glass for each row when (current_actor() is not null)
  execute function break_glass_follows_its_approval();
grant select, insert on break_glass to :app;
grant update (opened_at, closes_at, ended_at, reviewed_at, reviewed_by, review) on break_glass to :app;
grant select, insert, update, delete on break_glass to :keeper;

-- What no emergency opens; brought from profiles/break-glass whenever the realm is opened.
create table never_opened (
  what text not null check (what in ('tlp', 'caveat', 'sealed')),
  word text not null,
  primary key (what, word)
);
comment on table never_opened is 'kept: markings that no emergency opens';
grant select on never_opened to :app, :fusion, :door;
grant select, insert, update, delete on never_opened to :keeper;

create or replace function reads_of(wanted uuid) returns text language sql stable as $$
  select coalesce(string_agg(distinct k, ',' order by k), '') from (
    select k from roles_of(wanted) as held(role_id) join role r using (role_id) cross join realm
      cross join lateral unnest(case when realm.kind = 'live' then r.reads else coalesce(r.reads_in_exercises, r.reads) end) k
    union all
    select 'opened:' || k from break_glass g cross join lateral unnest(g.kinds) k
      where g.actor_id = wanted and g.opened_at <= realm_now() and realm_now() < g.closes_at
        and (g.ended_at is null or realm_now() < g.ended_at) and exists (select from roles_of(wanted))
  ) all_kinds
$$;

create function never_opened_labels() returns setof integer language sql stable as $$
  select l.label_id from label l
  where exists (select from never_opened n where (n.what = 'tlp' and n.word = l.tlp) or (n.what = 'caveat' and n.word = any (l.caveats))
    or (n.what = 'sealed' and l.sealed_to is not null))
$$;

create or replace procedure narrow_to_role(target regclass, kind text) language plpgsql as $$
begin
  execute format('drop policy if exists narrowed_to_role on %s', target);
  execute format('create policy narrowed_to_role on %s as restrictive for select to :app using ((select reads(%L)) or ((select reads(%L)) and label_id not in (select never_opened_labels())))',
    target, kind, 'opened:' || kind);
end
$$;

-- ── purpose ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Caveats that stand against the purpose of this transaction; what carries one is not there, unless a consent for the reading
-- body lies on its label.
create function barred_caveats() returns text[] language sql stable parallel safe as $$
  select string_to_array(nullif(current_setting('noroshi.barred', true), ''), ',')
$$;
create function barred_labels() returns setof integer language sql stable as $$
  select l.label_id from label l
  where (l.caveats && barred_caveats() or l.originator_caveats && barred_caveats())
    and l.owner_id <> current_organisation()
    and not exists (
      select from jsonb_array_elements(l.grants) g
      where g ->> 'kind' = 'law_enforcement_use' and g -> 'recipients' ? current_organisation()::text
        and (g ->> 'fromMs')::double precision <= extract(epoch from realm_now()) * 1000
        and ((g ->> 'untilMs') is null or extract(epoch from realm_now()) * 1000 < (g ->> 'untilMs')::double precision))
$$;
create procedure hold_to_purpose(target regclass) language plpgsql as $$
begin
  execute format('drop policy if exists held_to_purpose on %s', target);
  execute format('create policy held_to_purpose on %s as restrictive for select to :app using ((select barred_caveats() is null) or label_id not in (select barred_labels()))', target);
end
$$;

-- ── reads of restricted material ────────────────────────────────────────────────────────────────────────────────────
create table restricted_read (
  request_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  act text not null,
  query text not null,
  purpose text not null,
  snapshot text not null,
  set_version bigint not null,
  at timestamptz not null,
  salt bytea not null,
  commitment bytea not null,
  ended text check (ended in ('completed', 'aborted', 'denied')),
  records integer,
  ended_at timestamptz,
  check ((ended is null) = (ended_at is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table restricted_read is 'kept: one entry for each read of restricted material: by whom, for what, and how it ended';
create index restricted_read_by_class on restricted_read (audience_class, at desc, request_id desc);
create index restricted_read_open on restricted_read (at) where ended is null;
call secure_content('restricted_read'::regclass);
create policy written on restricted_read for insert to :app
  with check (actor_id = current_actor() and organisation_id = current_organisation()
    and label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
create policy ended_by_its_reader on restricted_read for update to :app
  using (actor_id = current_actor() and ended is null) with check (actor_id = current_actor());
grant select, insert on restricted_read to :app;
grant update (ended, records, ended_at) on restricted_read to :app;
grant select, insert, update, delete on restricted_read to :keeper;

-- The version of the caller's own set, and nothing else of the register of readers.
create function own_set_version() returns bigint language sql stable security definer set search_path = :schema, pg_temp as $$
  select set_version from reader where reader_no = current_reader()
$$;
revoke execute on function own_set_version() from public;
grant execute on function own_set_version() to :app;
grant create on schema :schema to :keeper;
alter function own_set_version() owner to :keeper;
revoke create on schema :schema from :keeper;

-- Oversight reads every entry of every act without anybody's help; entries hold ids, labels and outcomes, never content.
create policy inspected on outbox for select to :app using ((select reads('log')));
