-- What is data of a realm beside its bodies: settings, and values that are common and harmless.

create table setting (
  name text primary key,
  body jsonb not null,
  since timestamptz not null
);
comment on table setting is 'kept: settings of this realm as data, such as the country of the hub';

create table warning_value (
  kind text not null,
  value text not null,
  list text not null,
  primary key (kind, value, list)
);
comment on table warning_value is 'kept: values that are common and harmless; they weigh nothing but stay visible';

grant select on setting, warning_value to :app, :fusion;
grant select, insert, update, delete on setting, warning_value to :door;
grant select, insert, update, delete on setting, warning_value to :keeper;

-- One submission can hold several reports: they share a receipt.
alter table report add column receipt_id uuid;
create index report_by_receipt on report (receipt_id);

-- A reader can see a feature without the report: the feature names its own key.
alter table feature add column content_key uuid not null;
create index link_by_b on link (b);

-- Through which list or authority a report was notified, when that is not its sender: standing orders count notifiers.
alter table report add column notifier text;

-- In which transaction a step was lit: an event stream reads what is newer than its place and older than every transaction
-- that still runs, so that a late commit is never skipped.
alter table hop add column written_by xid8 not null default pg_current_xact_id();
create index hop_by_writing on hop (audience_class, written_by);

-- How many values of a report lie under each label: a reader's count is the sum of what it sees, without counting rows.
create table item_tally (
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  items integer not null,
  primary key (report_id, label_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table item_tally is 'kept: number of values of a report under each label';

-- Values of a large upload while it is read; published into assertion in one act, or thrown away.
create table staged_assertion (
  upload_id uuid not null references upload,
  report_index integer not null,
  label_id integer not null,
  audience_class integer not null,
  assertion_id uuid not null,
  ref text not null,
  kind text not null,
  value text not null,
  indicator boolean not null,
  valid_from timestamptz,
  valid_until timestamptz,
  observed_at timestamptz,
  originator_id uuid,
  address_low bytea,
  address_high bytea,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table staged_assertion is 'derived: values of an upload that is being read; gone when it is published or refused';
create index staged_by_upload on staged_assertion (upload_id, report_index);

do $do$
declare t text;
begin
  foreach t in array array['item_tally', 'staged_assertion'] loop
    call secure_content(t::regclass);
    call written_by_owner(t::regclass);
  end loop;
end
$do$;
create policy thrown_away on staged_assertion for delete to :app
  using (label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
grant select, insert on item_tally to :app;
grant select, insert, delete on staged_assertion to :app;
grant select on item_tally to :fusion;
grant select, insert, update, delete on item_tally, staged_assertion to :keeper;

-- Every version of a report, by any of its versions; row security still decides which of them is seen.
create function versions_of(ids uuid[]) returns table (asked uuid, report_id uuid, latest boolean) language sql stable as $$
  select o.report_id, n.report_id, n.latest from report o join report n
    on n.report_id = o.report_id or (n.owner_id = o.owner_id and n.source_ref = o.source_ref)
  where o.report_id = any (ids)
$$;
