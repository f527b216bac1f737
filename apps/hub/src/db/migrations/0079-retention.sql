-- How long what is kept is kept: disposals that two people agreed on, certificates of what was erased, holds that stop it. A hold
-- is held by the database: while it lies, no duty writes the tombstone of what it covers.

create table legal_hold (
  legal_hold_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  about_kind text not null check (about_kind in ('report', 'case')),
  about_id uuid not null,
  placing_id uuid not null references approval,
  lifting_id uuid references approval,
  placed_at timestamptz,
  lifted_at timestamptz,
  check (lifted_at is null or (placed_at is not null and lifting_id is not null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table legal_hold is 'kept: what may not be erased, placed and lifted by two people each';
create index legal_hold_lying on legal_hold (about_id) where placed_at is not null and lifted_at is null;

create table disposal (
  disposal_id uuid primary key references approval,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  class text not null,
  -- Reports that its proposer saw and that were due.
  report_ids uuid[] not null check (cardinality(report_ids) > 0),
  done_at timestamptz,
  erased integer,
  kept_back integer,
  check ((done_at is null) = (erased is null) and (done_at is null) = (kept_back is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table disposal is 'kept: what was proposed for erasure and what came of it';

create table erasure_certificate (
  content_key uuid primary key,
  disposal_id uuid not null references disposal,
  -- Exactly what is certified, as canonical JSON, and its digest.
  words text not null,
  digest bytea not null check (digest = sha256(convert_to(words, 'UTF8')))
);
comment on table erasure_certificate is 'kept: that one key was destroyed, under which class, from when it could be, on whose word';

do $do$
declare t text;
begin
  foreach t in array array['legal_hold', 'disposal'] loop
    call secure_content(t::regclass);
    execute format('create policy written on %I for insert to :app with check (owner_id = current_organisation() and label_id in (select l.label_id from label l where l.owner_id = current_organisation()))', t);
  end loop;
end
$do$;
-- Placing and lifting follow their approvals, on the instant of the answer.
create function hold_follows_its_approvals() returns trigger language plpgsql as $$
declare a approval;
begin
  if new.lifting_id is distinct from old.lifting_id and old.lifting_id is not null then
    select * into a from approval p where p.approval_id = old.lifting_id;
    if a.answer is distinct from 'refused' and realm_now() < a.expires_at then
      raise exception 'it is being lifted already' using errcode = 'check_violation', constraint = 'approval_is_open';
    end if;
  end if;
  if new.placed_at is distinct from old.placed_at then
    select * into a from approval p where p.approval_id = new.placing_id;
    if old.placed_at is not null or a.answer is distinct from 'confirmed' then
      raise exception 'a hold takes two people' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
    end if;
    new.placed_at := a.answered_at;
  end if;
  if new.lifted_at is distinct from old.lifted_at then
    select * into a from approval p where p.approval_id = new.lifting_id;
    if old.lifted_at is not null or a.answer is distinct from 'confirmed' then
      raise exception 'lifting a hold takes two people' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
    end if;
    new.lifted_at := a.answered_at;
  end if;
  return new;
end
$$;
create trigger follows before update on legal_hold for each row when (current_actor() is not null) execute function hold_follows_its_approvals();
create policy answered on legal_hold for update to :app
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
grant select, insert on legal_hold, disposal to :app;
grant update (placed_at, lifted_at, lifting_id) on legal_hold to :app;
grant select, insert, update, delete on legal_hold, disposal, erasure_certificate to :keeper;

-- Is what this key opens under a hold now?
create function under_hold(wanted uuid) returns boolean language sql stable as $$
  select exists (
    select from report r join legal_hold h on (h.about_kind = 'report' and h.about_id = r.report_id)
      or (h.about_kind = 'case' and exists (select from case_report c where c.case_id = h.about_id and c.report_id = r.report_id))
    where r.content_key = wanted and h.placed_at is not null and h.lifted_at is null)
$$;
alter table erased enable row level security;
create policy whole on erased to :keeper using (true) with check (true);
-- A restore repeats what was erased lawfully after the backup: where the key is gone already, a tombstone destroys nothing.
create policy not_under_hold on erased as restrictive for insert to :keeper
  with check (not under_hold(content_key) or not exists (select from content_key k where k.content_key = erased.content_key));
-- Nor does a key go without its tombstone while a hold lies.
create function key_is_not_held() returns trigger language plpgsql as $$
begin
  if under_hold(old.content_key) and not exists (select from erased e where e.content_key = old.content_key) then
    raise exception 'a legal hold lies on it' using errcode = 'check_violation', constraint = 'legal_hold_lies';
  end if;
  return old;
end
$$;
create trigger not_held before delete on content_key for each row execute function key_is_not_held();
