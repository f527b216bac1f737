-- What a body finds in its TAXII collections: what was released to it, and what it posted itself. The instant at which an entry
-- was added is its place, and no two entries of a collection share one: a reader that remembers the last one misses nothing.
create table exchange_entry (
  organisation_id uuid not null references organisation,
  collection text not null check (collection in ('released', 'submitted')),
  added_at timestamptz not null,
  object_id text not null,
  version timestamptz not null,
  -- The version as the object writes it.
  version_text text not null,
  type text not null,
  spec_version text not null,
  is_first boolean not null default true,
  is_last boolean not null default true,
  label_id integer not null,
  audience_class integer not null,
  -- Of what was posted: the report that it came with, and the object under that report's key.
  report_id uuid references report,
  body bytea,
  removed_at timestamptz,
  primary key (organisation_id, collection, added_at),
  unique (organisation_id, collection, object_id, version),
  check ((collection = 'submitted') = (body is not null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table exchange_entry is 'kept: entries of the TAXII collections of each body, in the order in which it gets them';
create index exchange_entry_last on exchange_entry (organisation_id, collection, added_at) where is_last and removed_at is null;
create index exchange_entry_by_object on exchange_entry (object_id, version);
call secure_content('exchange_entry'::regclass);
create policy posted on exchange_entry for insert to :app with check (organisation_id = current_organisation() and collection = 'submitted');
create policy changed on exchange_entry for update to :app using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());
create policy delivers on exchange_entry to :delivery using (true) with check (true);
grant select, insert on exchange_entry to :app;
grant update (is_first, is_last, removed_at, added_at) on exchange_entry to :app;
grant select, insert, update on exchange_entry to :delivery;
grant select, insert, update, delete on exchange_entry to :keeper;

drop policy handed on shared_object;
create policy handed on shared_object for select to :app using (
  exists (select from delivered_value v where v.object_id = shared_object.object_id and v.modified = shared_object.modified)
  or exists (select from exchange_entry e where e.object_id = shared_object.object_id and e.version = shared_object.modified));

-- What became of what was posted, object by object.
create table exchange_status (
  status_id uuid primary key,
  organisation_id uuid not null references organisation,
  label_id integer not null,
  audience_class integer not null,
  at timestamptz not null,
  told jsonb not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table exchange_status is 'kept: answers to what was posted to a TAXII collection';
call secure_content('exchange_status'::regclass);
call written_by_owner('exchange_status'::regclass);
grant select, insert on exchange_status to :app;
grant select, insert, update, delete on exchange_status to :keeper;

-- Who released it, as the recipient is told: the office is no secret.
alter table delivery add column office_id uuid references organisation;
update delivery d set office_id = r.owner_id from release r where r.release_id = d.release_id;
