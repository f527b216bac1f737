-- Legal bases of their own, with the states that they had and have; changes of state that two people of two bodies made; and
-- under which law each report was taken in.

create table legal_basis (
  basis_id text primary key,
  jurisdiction text not null,
  instrument jsonb not null,
  article text not null,
  source text not null,
  verified boolean not null default false,
  changes integer not null default 0
);
comment on table legal_basis is 'kept: a provision of law; one row is the lock of its states';

-- A capability names the basis that opens it. What was recorded for a capability alone becomes a basis of that name.
insert into legal_basis (basis_id, jurisdiction, instrument, article, source, changes)
  select capability, '*', jsonb_build_object('en', capability, 'ja', capability), '', 'recorded for the capability itself', changes from capability;
alter table capability add column basis_id text references legal_basis;
update capability set basis_id = capability;
alter table capability alter column basis_id set not null;
alter table basis_state add column basis_id text references legal_basis;
update basis_state set basis_id = capability;
alter table basis_state alter column basis_id set not null;
alter table basis_state drop column capability;
alter table capability drop column changes;
drop policy held on capability;
alter table basis_state add unique (basis_id, nth);
-- Exclusive; null while nothing ends the state.
alter table basis_state add column until timestamptz check (until is null or until > since);
-- The order of recording over the whole realm: the law's version. What a report was taken in under is read from it.
alter table basis_state add column version bigint generated always as identity;
comment on table capability is 'kept: what a legal basis opens';

-- Two people of two bodies change a state; the approval says who they were.
create table basis_change (
  change_id uuid primary key,
  approval_id uuid not null unique references approval,
  label_id integer not null,
  audience_class integer not null,
  basis_id text not null references legal_basis,
  state text not null check (state in ('none', 'bill', 'enacted_not_in_force', 'in_force', 'suspended', 'repealed')),
  since timestamptz not null,
  until timestamptz,
  source text not null,
  verified boolean not null,
  asked_at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  check (until is null or until > since)
);
comment on table basis_change is 'kept: changes of state that were asked for; the approval beside each says who answered and when';
create index basis_change_by_time on basis_change (audience_class, asked_at desc, change_id desc);
alter table basis_state add column change_id uuid unique references basis_change;
call secure_content('basis_change'::regclass);
call written_by_owner('basis_change'::regclass);
grant select, insert on basis_change to :app;
grant select, insert, update, delete on basis_change, legal_basis to :keeper;

grant select on legal_basis to :app, :fusion, :door;
grant insert, update on legal_basis to :door;
-- To lock a row takes the right to update it; the app's rows of this table are held by policy to reading.
grant update (changes) on legal_basis to :app;
alter table legal_basis enable row level security;
alter table legal_basis force row level security;
create policy known on legal_basis for select to :app, :fusion using (true);
create policy held on legal_basis for update to :app using (true) with check (false);
create policy kept on legal_basis to :door using (true) with check (true);
create policy whole on legal_basis to :keeper using (true) with check (true);

-- A reader's act records a state only for a change that a second person of another body confirmed, and exactly that one; and
-- never for a time that has passed: what was taken in while a gate was closed cannot be made lawful later.
grant insert on basis_state to :app;
alter table basis_state enable row level security;
alter table basis_state force row level security;
create policy known on basis_state for select to :app, :fusion using (true);
create policy confirmed on basis_state for insert to :app with check (exists (
  select from basis_change c join approval a using (approval_id)
  where c.change_id = basis_state.change_id and c.basis_id = basis_state.basis_id and c.state = basis_state.state
    and c.until is not distinct from basis_state.until
    and a.spent_at is not null and a.answer = 'confirmed' and a.rule = 'other_organisation'));
create policy kept on basis_state to :door using (true) with check (true);
create policy whole on basis_state to :keeper using (true) with check (true);
create function state_never_reaches_back() returns trigger language plpgsql as $$
begin
  new.since := greatest(new.since, realm_now());
  return new;
end
$$;
create trigger never_reaches_back before insert on basis_state for each row when (current_actor() is not null) execute function state_never_reaches_back();

-- ── under which law a report was taken in ─────────────────────────────────────────────────────────────────────────────
create function law_version() returns bigint language sql stable as $$ select coalesce(max(version), 0) from basis_state $$;
alter table report add column law_version bigint not null default law_version();

-- ── clocks ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A clock is a statement derived from one report: it lies under that report's label and is there for who sees the report.
create table clock (
  clock_id uuid primary key,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  root_id uuid not null references report,
  started_by uuid not null references report,
  rule text not null,
  per_case boolean not null,
  obliged text not null check (obliged in ('reporter', 'coordinator', 'authority')),
  anchor_at timestamptz not null,
  due text not null,
  rolled date,
  until timestamptz not null,
  warn_at timestamptz not null,
  covered boolean not null,
  paused boolean not null,
  unique (root_id, rule),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table clock is 'derived: deadlines that reports started, by the regimes of the realm';
create index clock_by_time on clock (audience_class, until, clock_id);
create index clock_by_report on clock (report_id);
create index clock_by_warning on clock (warn_at);

-- What happened to a clock: met with evidence, paused and resumed, an anchor that occurred, that it warned and ran out.
create table clock_event (
  event_id uuid primary key,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  root_id uuid not null references report,
  rule text,
  kind text not null check (kind in ('met', 'paused', 'resumed', 'anchor', 'warned', 'ran_out')),
  anchor text check ((anchor is null) = (kind <> 'anchor')),
  at timestamptz not null,
  said_at timestamptz not null,
  said_by uuid not null references actor,
  receipt_id uuid references receipt deferrable initially deferred,
  evidence text check (evidence is null or length(evidence) between 1 and 200),
  evidence_kind text check (evidence_kind in ('filing', 'receipt', 'acknowledgement', 'message', 'call')),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  check (kind = 'anchor' or rule is not null),
  check (kind <> 'met' or (evidence is not null and evidence_kind is not null))
);
comment on table clock_event is 'kept: what was done about a clock, by whom and with which evidence';
create index clock_event_by_root on clock_event (root_id);
create unique index clock_said_once on clock_event (root_id, rule, kind) where kind in ('warned', 'ran_out');

do $do$
begin
  call secure_content('clock'::regclass);
  call secure_content('clock_event'::regclass);
  call written_by_reader('clock_event'::regclass);
end
$do$;
grant select on clock, clock_event to :app, :fusion;
grant insert on clock_event to :app, :fusion;
grant insert, delete on clock to :fusion;
grant select, insert, update, delete on clock, clock_event to :keeper;

-- The owner's act relabels a report; what is derived from it follows in the same transaction.
create function clocks_follow_their_report() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  update clock set label_id = new.label_id where report_id = new.report_id;
  update clock_event set label_id = new.label_id where report_id = new.report_id;
  return null;
end
$$;
grant create on schema :schema to :keeper;
alter function clocks_follow_their_report() owner to :keeper;
revoke create on schema :schema from :keeper;
create trigger clocks_follow after update of label_id on report for each row
  when (new.label_id is distinct from old.label_id) execute function clocks_follow_their_report();

-- ── the host's time in doubt ──────────────────────────────────────────────────────────────────────────────────────────
-- Deadlines of reports that came in between a jump of the host's clock and its confirmation stand still until somebody has.
create table clock_jump (
  jump_id uuid primary key,
  since timestamptz not null,
  seen_at timestamptz not null,
  seconds double precision not null,
  confirmed_at timestamptz,
  confirmed_by text
);
comment on table clock_jump is 'kept: jumps of the host clock against its monotonic clock, and who confirmed the time after them';
grant select on clock_jump to :app, :fusion, :door;
grant insert on clock_jump to :door;
grant update (confirmed_at, confirmed_by) on clock_jump to :door;
grant select, insert, update, delete on clock_jump to :keeper;
