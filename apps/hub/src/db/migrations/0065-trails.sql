-- By which hubs a value came, as its file says: each hub knows its own words again, whoever brings them.
alter table assertion add column trail jsonb;
comment on column assertion.trail is 'hub, hops, origins, hash as they stood in the file; {"unreadable": true} where they could not be read; null: no hub passed it on';
alter table staged_assertion add column trail jsonb;
create index assertion_by_trail on assertion (report_id) where trail is not null;
create index assertion_by_origin on assertion using gin ((trail -> 'origins') jsonb_path_ops) where trail is not null;

-- Which bodies hubs are at: whoever brought words that a hub had released last. A claim, of which there may be several.
create table partner_hub (
  hub_id uuid not null,
  organisation_id uuid not null references organisation,
  primary key (hub_id, organisation_id)
);
comment on table partner_hub is 'kept: at which bodies hubs are, as their words say that they bring';
alter table partner_hub enable row level security;
alter table partner_hub force row level security;
create policy learns on partner_hub to :fusion using (true) with check (true);
create policy whole on partner_hub to :keeper using (true) with check (true);
grant select, insert on partner_hub to :fusion;
grant select, insert, update, delete on partner_hub to :keeper;

-- The duty that settles who said what first asks whether a hub on the way had been given the value here.
create policy given on handed_over for select to :fusion using (true);
grant select on handed_over to :fusion;
