-- What bodies own, as they registered it and the office approved it: whom an indicator or a flaw concerns is decided by it.
create table asset (
  asset_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('cidr', 'asn', 'domain', 'product')),
  value text not null,
  important boolean not null,
  note text,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  said_at timestamptz not null,
  said_by uuid not null references actor,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table asset is 'kept: ranges, systems, domains and products of bodies, and whether the office approved them';
-- One body may register a thing once at a time; two may claim the same, and the office decides.
create unique index asset_once on asset (organisation_id, kind, value) where state in ('proposed', 'approved');
create index asset_by_state on asset (state, kind);

create table asset_event (
  asset_event_id uuid primary key,
  asset_id uuid not null references asset,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('proposed', 'approved', 'refused', 'withdrawn')),
  reason text,
  said_by uuid not null references actor,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table asset_event is 'kept: the history of every asset: who proposed, approved, refused or withdrew it, and why';
create index asset_event_by_asset on asset_event (asset_id, at);

call secure_content('asset'::regclass);
call secure_content('asset_event'::regclass);
create policy written on asset for insert to :app with check (organisation_id = current_organisation() and said_by = current_actor()
  and state = 'proposed' and label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
-- Its owner takes it back; whoever else sees it decides on it, and nobody decides on what they proposed themselves.
create policy withdrawn on asset for update to :app using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation() and state = 'withdrawn');
create policy decided on asset for update to :app
  using (said_by <> current_actor() and state = 'proposed' and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (state in ('approved', 'refused') and said_by <> current_actor());
call written_by_reader('asset_event'::regclass);
create policy said_by_who_acts on asset_event as restrictive for insert to :app with check (said_by = current_actor());
grant select, insert on asset, asset_event to :app;
grant update (state) on asset to :app;
grant select, insert, update, delete on asset, asset_event to :keeper;
