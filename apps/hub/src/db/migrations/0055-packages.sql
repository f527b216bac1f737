-- What a package holds, byte for byte: frozen when it is delivered, never computed again.
alter table delivery
  add column version integer not null default 1,
  add column audience_key bytea,
  add column bundle_id text,
  -- What stands before the values in the bundle: a JSON array of the office's identity and of marking definitions.
  add column head text,
  add column package_digest bytea;
comment on column delivery.version is 'the how manyth package of this recipient in this audience';
comment on column delivery.package_digest is 'SHA-256 over the bytes of the package as they were handed over';
create index delivery_by_audience on delivery (organisation_id, audience_key);

-- One version of one released object, for one audience. Nobody reads it but who was handed a package that holds it.
create table shared_object (
  object_id text not null,
  modified timestamptz not null,
  created timestamptz not null,
  audience_key bytea not null,
  kind text not null,
  value text not null,
  body text not null,
  primary key (object_id, modified)
);
comment on table shared_object is 'kept: released objects as they left the hub, version by version';
create index shared_object_by_value on shared_object (kind, value);
alter table shared_object enable row level security;
alter table shared_object force row level security;

alter table delivered_value
  add column object_id text,
  add column modified timestamptz,
  -- Where it stands in this recipient's copy.
  add column place integer,
  add constraint delivered_object foreign key (object_id, modified) references shared_object;
create index delivered_value_by_object on delivered_value (object_id, modified);

create policy handed on shared_object for select to :app using (exists (
  select from delivered_value v where v.object_id = shared_object.object_id and v.modified = shared_object.modified));
create policy delivers on shared_object to :delivery using (true) with check (true);
create policy whole on shared_object to :keeper using (true) with check (true);
grant select on shared_object to :app;
grant select, insert on shared_object to :delivery;
grant select, insert, update, delete on shared_object to :keeper;

-- Why a value is in a package or not. The orderer's own part, as it could be previewed: which step of the rule decided, for whom.
create table release_reason (
  release_id uuid not null references release,
  organisation_id uuid references organisation,
  included boolean not null,
  rule text not null,
  label_id integer not null,
  audience_class integer not null,
  items jsonb not null,
  unique nulls not distinct (release_id, organisation_id, included, rule),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table release_reason is 'kept: why what the orderer saw is in the package or not; items are pairs of kind and value';
call secure_content('release_reason'::regclass);
call written_by_owner('release_reason'::regclass);
grant select, insert on release_reason to :app;
grant select, insert, update, delete on release_reason to :keeper;

-- The same for the whole package. No reader has it: what the recipient is entitled to beyond the order is told to nobody else.
create table delivery_reason (
  release_id uuid not null references release,
  organisation_id uuid not null references organisation,
  included boolean not null,
  rule text not null,
  items jsonb not null,
  primary key (release_id, organisation_id, included, rule)
);
comment on table delivery_reason is 'kept: why every value is in a package or not, for the delivery duty and for inspection; no reader has it';
alter table delivery_reason enable row level security;
alter table delivery_reason force row level security;
create policy delivers on delivery_reason to :delivery using (true) with check (true);
create policy whole on delivery_reason to :keeper using (true) with check (true);
grant select, insert on delivery_reason to :delivery;
grant select, insert, update, delete on delivery_reason to :keeper;
