-- Orders to lay a case before a court: exactly these reports, on one person's word where all of them may be widely shared, and on
-- two people's word where one of them is marked more strictly than TLP:GREEN.

create table court_export (
  court_export_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  case_id uuid not null references case_room,
  court text not null check (length(court) between 1 and 500),
  reason text not null check (length(reason) between 10 and 4000),
  -- The reports that it lays before the court, as whoever ordered it saw them.
  report_ids uuid[] not null check (cardinality(report_ids) > 0),
  -- Null where one person is enough.
  approval_id uuid references approval,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  at timestamptz not null,
  -- Until when it can be produced.
  until timestamptz not null check (until > at),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table court_export is 'kept: orders to lay a case before a court, by whom, and which reports exactly';
create index court_export_of_case on court_export (case_id);
call secure_content('court_export'::regclass);
create policy written on court_export for insert to :app
  with check (owner_id = current_organisation() and label_id in (select l.label_id from label l where l.owner_id = current_organisation())
    and actor_id = current_actor() and person_id = acting_person()
    -- What may not be widely shared is not laid before a court on one person's word.
    and (approval_id is not null or not exists (
      select from report r join label l using (label_id) where r.report_id = any (report_ids) and l.tlp not in ('clear', 'green'))));
grant select, insert on court_export to :app;
grant select, insert, update, delete on court_export to :keeper;
