-- What bodies that were handed values say came of them, that they have their packages, and what a reporter may know of its own values.

alter table sighting
  add column says text not null default 'seen' check (says in ('seen', 'blocked', 'false_positive', 'no_effect', 'harm')),
  add column tell text not null default 'sender' check (tell in ('sender', 'office', 'reporters'));
comment on column sighting.tell is 'who hears it beside its sender and where it was seen: nobody, the office, or also who had reported the value';
grant select on sighting to :delivery;
create policy answers on sighting for select to :delivery using (true);

-- On which report the order was given: the one whose reporter is told that its own values went out.
alter table release add column report_id uuid references report;

-- Whoever has a package says so, once.
create table acknowledgement (
  acknowledgement_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  delivery_id uuid not null unique references delivery,
  release_id uuid not null references release,
  organisation_id uuid not null references organisation,
  said_by uuid not null references actor,
  receipt_id uuid not null references receipt deferrable initially deferred,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table acknowledgement is 'kept: a recipient said that it has its package; the office that ordered it reads so';
create index acknowledgement_by_release on acknowledgement (release_id);
call secure_content('acknowledgement'::regclass);
call written_by_owner('acknowledgement'::regclass);
create policy own_word on acknowledgement as restrictive for insert to :app
  with check (organisation_id = current_organisation() and said_by = current_actor());
grant select, insert on acknowledgement to :app;
grant select, insert, update, delete on acknowledgement to :keeper;

-- Values of a reporter's own that went out because of its own statements, told to it by the kind of the recipient alone.
create table served (
  delivery_id uuid not null references delivery,
  report_id uuid not null references report,
  recipient text not null check (recipient in ('government', 'member', 'abroad')),
  label_id integer not null,
  audience_class integer not null,
  items jsonb not null,
  at timestamptz not null,
  primary key (delivery_id, report_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table served is 'kept: which of its own values a reporter is told went out, and to what kind of body; items are pairs of kind and value';
create index served_by_report on served (report_id);
call secure_content('served'::regclass);
create policy delivers on served to :delivery using (true) with check (true);
grant select on served to :app;
grant select, insert on served to :delivery;
grant select, insert, update, delete on served to :keeper;

-- What a recipient said came of a value, told to who had reported it: what, of which value, by which kind of body, and never by whom.
create table outcome (
  sighting_id uuid not null references sighting,
  report_id uuid not null references report,
  recipient text not null check (recipient in ('government', 'member', 'abroad')),
  label_id integer not null,
  audience_class integer not null,
  kind text not null,
  value text not null,
  says text not null,
  at timestamptz not null,
  primary key (sighting_id, report_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table outcome is 'kept: what came of a reporter''s own value, as a recipient let it be told';
create index outcome_by_report on outcome (report_id);
call secure_content('outcome'::regclass);
create policy delivers on outcome to :delivery using (true) with check (true);
grant select on outcome to :app;
grant select, insert on outcome to :delivery;
grant select, insert, update, delete on outcome to :keeper;
