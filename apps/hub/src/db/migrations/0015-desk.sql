-- The desk: an officer files for a body that telephoned. The report is that body's; beside it stands who called, how it was
-- verified and what was heard. What was written on paper during an outage keeps its real receipt time and says so.
create table desk_entry (
  report_id uuid primary key references report,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  source_ref bytea not null,
  filed_by uuid not null references organisation,
  officer uuid not null references actor,
  receipt_id uuid not null references receipt,
  channel text not null check (channel in ('telephone', 'fax', 'in_person', 'radio', 'letter', 'other')),
  called_at timestamptz not null,
  callback_at timestamptz,
  received_at timestamptz not null,
  entered_at timestamptz not null,
  backfilled boolean not null default false,
  body bytea not null,
  check (called_at <= received_at and received_at <= entered_at and (backfilled or received_at = entered_at)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table desk_entry is 'kept: what a desk filed for another body: source, call-back, words as heard (encrypted), stated and entered instants';
create unique index desk_entry_by_source on desk_entry (owner_id, source_ref);
create index desk_entry_by_class on desk_entry (audience_class, entered_at desc, report_id desc);

create table desk_answer (
  answer_id uuid primary key,
  report_id uuid not null references desk_entry,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  said_by uuid not null references actor,
  receipt_id uuid not null references receipt deferrable initially deferred,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table desk_answer is 'kept: the body for which a desk filed says that it is right';
create index desk_answer_by_report on desk_answer (report_id);

call secure_content('desk_entry'::regclass);
call secure_content('desk_answer'::regclass);
call written_by_owner('desk_answer'::regclass);
grant select, insert on desk_entry, desk_answer to :app;
grant select, insert, update, delete on desk_entry, desk_answer to :keeper;

-- For whom this transaction files; empty outside the desk.
create function desk_for() returns uuid language sql stable
return nullif(current_setting('noroshi.desk_for', true), '')::uuid;

-- A desk is the coordinator's. It writes only under labels of the body it files for that it may itself read.
create function at_desk() returns boolean language sql stable
return desk_for() is not null and exists (
  select from organisation o where o.organisation_id = current_organisation() and o.kind = 'coordinator');

do $do$
declare t text;
begin
  foreach t in array array['report','raw','understanding','assertion','item_tally','desk_entry'] loop
    execute format('create policy at_desk on %I for insert to :app with check (at_desk() and label_id in (select l.label_id from label l where l.owner_id = desk_for()))', t);
  end loop;
end
$do$;

-- A step that was stated from a paper log is in no percentile: nobody measured it.
alter table hop add column backfilled boolean not null default false;
