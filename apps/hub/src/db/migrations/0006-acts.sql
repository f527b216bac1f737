-- What bodies do on reports: consents, withdrawals, assessments, sightings; and the states of legal bases, as dated data.

-- A report is named by its sender's own id, by others too: a keyed hash of that id alone, beside the sender's own reference.
alter table report add column source_token bytea;
create index report_by_token on report (source_token) where source_token is not null;

create table consent (
  consent_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  source_ref bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  given text not null check (given in ('law_enforcement_use', 'third_party_release', 'share_with_coordinator')),
  recipients uuid[] not null default '{}',
  items text[],
  valid_from timestamptz not null,
  valid_until timestamptz,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table consent is 'kept: consents of reporters for their own reports; items null means all of it';
create index consent_by_source on consent (source_ref);

create table withdrawal (
  withdrawal_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  source_ref bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  flags text[] not null,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table withdrawal is 'kept: consent flags that a reporter took back; they stay back for later versions as well';
create index withdrawal_by_source on withdrawal (source_ref);

create table assessment (
  assessment_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  report_id uuid not null references report,
  receipt_id uuid not null references receipt deferrable initially deferred,
  mode text not null,
  continuity smallint not null check (continuity between 0 and 4),
  safety smallint not null check (safety between 0 and 4),
  trust smallint not null check (trust between 0 and 4),
  priority jsonb,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table assessment is 'kept: how grave an incident is held to be, by whom and when; the latest of a case counts';
create index assessment_by_report on assessment (report_id);

create table sighting (
  sighting_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  organisation_id uuid references organisation,
  receipt_id uuid not null references receipt deferrable initially deferred,
  ref text not null,
  observed_at timestamptz not null,
  kind text not null,
  value text not null,
  times integer not null,
  sensor text,
  at timestamptz not null,
  unique (owner_id, ref),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table sighting is 'kept: a value was seen at a body; founds nothing and links nothing';
create index sighting_by_class on sighting (audience_class, observed_at desc, sighting_id desc);
create index sighting_by_value on sighting (kind, value);

do $do$
declare t text;
begin
  foreach t in array array['consent', 'withdrawal', 'assessment', 'sighting'] loop
    call secure_content(t::regclass);
  end loop;
  foreach t in array array['consent', 'withdrawal', 'sighting'] loop
    call written_by_owner(t::regclass);
  end loop;
  call written_by_reader('assessment'::regclass);
end
$do$;
grant select, insert on consent, withdrawal, assessment, sighting to :app;
grant select on assessment, sighting to :fusion;
grant select, insert, update, delete on consent, withdrawal, assessment, sighting to :keeper;

-- ── relabelling: an owner's act changes the labels of its own report's rows ───────────────────────────────────────────
-- Policies `corrected` hold it to rows under its own labels, before and after.
grant update (label_id) on report, raw, understanding, receipt, assertion, item_tally, feature, posting, hop to :app;
grant update (linked_at) on report to :app;
grant delete on item_tally to :app;
create policy corrected on hop for update to :app
  using (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
create policy counted_anew on item_tally for delete to :app
  using (label_id in (select l.label_id from label l where l.owner_id = current_organisation()));

-- ── legal bases ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- A gate takes its capability FOR SHARE in the act's own transaction; who changes a state updates the capability first, so
-- that no act commits on a state that ended meanwhile.
create table capability (
  capability text primary key,
  changes integer not null default 0
);
comment on table capability is 'kept: what a legal basis may open; one row is the lock of its states';

create table basis_state (
  basis_state_id uuid primary key,
  capability text not null references capability,
  state text not null check (state in ('none', 'bill', 'enacted_not_in_force', 'in_force', 'suspended', 'repealed')),
  since timestamptz not null,
  source text not null,
  verified boolean not null default false,
  recorded_at timestamptz not null,
  nth integer not null,
  unique (capability, nth)
);
comment on table basis_state is 'kept: dated states of legal bases with their sources; never changed, only followed by another';

grant select on capability, basis_state to :app, :fusion, :door;
-- To lock a row for share takes the right to update it; the app's rows of this table are held by policy to reading.
grant update (changes) on capability to :app;
alter table capability enable row level security;
alter table capability force row level security;
create policy known on capability for select to :app, :fusion using (true);
create policy held on capability for update to :app using (true) with check (false);
create policy kept on capability to :door using (true) with check (true);
create policy whole on capability to :keeper using (true) with check (true);
grant insert, update on capability to :door;
grant insert on basis_state to :door;
grant select, insert, update, delete on capability, basis_state to :keeper;

-- ── superseded values ─────────────────────────────────────────────────────────────────────────────────────────────────
-- Of a report only the latest version counts; who may have a value and not its report could not tell, so the value says it.
alter table assertion add column latest boolean not null default true;
update assertion a set latest = false from report r where r.report_id = a.report_id and not r.latest;
grant update (latest) on assertion to :app;
