-- What a body was served, and what was released to it. A value that was handed to a body and comes back from it is an echo.
create table handed_over (
  organisation_id uuid not null references organisation,
  kind text not null,
  value text not null,
  first_at timestamptz not null,
  primary key (organisation_id, kind, value)
);
comment on table handed_over is 'kept: every value that a body was served by lists, search, feeds or releases, and when first';
alter table handed_over enable row level security;
alter table handed_over force row level security;
-- Only the body itself reads it, in the act that takes in its report.
create policy own on handed_over for select to :app using (organisation_id = current_organisation());
create policy served on handed_over for insert to :app with check (organisation_id = current_organisation());
create policy whole on handed_over to :keeper using (true) with check (true);
grant select, insert on handed_over to :app;
grant select, insert, update, delete on handed_over to :keeper;

-- An order to release: given by one body, over the reports of its own view at that instant. Two parts: what the orderer itself
-- sees of the package, and what each recipient gets. The second is never told to the first.
create table release (
  release_id uuid primary key references receipt deferrable initially deferred,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  ordered_by uuid not null references actor,
  audience text not null,
  recipients uuid[] not null,
  reports uuid[] not null,
  -- The orderer's own part: its values with their markings.
  seen jsonb not null,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table release is 'kept: orders to release, under the id of their receipt, with the reports that the orderer saw joined when it gave them';
create index release_by_class on release (audience_class, at desc, release_id desc);

create table delivery (
  delivery_id uuid primary key,
  release_id uuid not null references release,
  label_id integer not null,
  audience_class integer not null,
  organisation_id uuid not null references organisation,
  audience text not null,
  count integer not null,
  tlp text,
  digest bytea not null,
  at timestamptz not null,
  unique (release_id, organisation_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table delivery is 'kept: the package of one recipient as a whole: count, marking, SHA-256 over its lines';
create index delivery_by_class on delivery (audience_class, at desc, delivery_id desc);

create table delivered_value (
  delivery_id uuid not null references delivery,
  kind text not null,
  value text not null,
  tlp text not null,
  valid_until timestamptz,
  label_id integer not null,
  audience_class integer not null,
  primary key (delivery_id, kind, value),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table delivered_value is 'kept: the values of a package, for its recipient alone';

do $do$
declare t text;
begin
  foreach t in array array['release', 'delivery', 'delivered_value'] loop
    call secure_content(t::regclass);
  end loop;
  call written_by_owner('release'::regclass);
end
$do$;
grant select, insert on release to :app;
grant select on delivery, delivered_value to :app;
grant select, insert, update, delete on release, delivery, delivered_value to :keeper;

-- The delivery duty computes a recipient's package from everything that is not sealed, and reads nothing else: no text, no key.
grant usage on schema :schema to :delivery;
grant select on realm, organisation, label, visible_class, assertion, release, warning_value, link_policy, ruling_mark, clearance, reader to :delivery;
grant select, insert on delivery, delivered_value, handed_over to :delivery;
create policy deliverable on visible_class for select to :delivery using (reader_no = 0);
create policy deliverable on label for select to :delivery
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = 0));
create policy deliverable on assertion for select to :delivery
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = 0));
create policy ordered on release for select to :delivery using (true);
create policy delivers on delivery to :delivery using (true) with check (true);
create policy delivers on delivered_value to :delivery using (true) with check (true);
create policy released on handed_over to :delivery using (true) with check (true);
grant insert on outbox to :delivery;
create policy delivered on outbox for insert to :delivery with check (act = 'release.delivered');
