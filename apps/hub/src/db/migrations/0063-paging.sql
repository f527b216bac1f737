-- The directory of people who can be reached at any hour, the rota, and pages: who was woken for what, through which way, and what
-- came of it. Contacts are their body's own and the coordinating body's; they are in no package and on no label of a report.

create table contact (
  contact_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  organisation_id uuid not null references organisation,
  duty text not null check (length(btrim(duty)) between 1 and 200),
  person text not null check (length(btrim(person)) between 1 and 200),
  -- [{kind: in_app | email | webhook | phone, address}], in the order in which they are tried.
  channels jsonb not null,
  languages text[] not null,
  zone text not null,
  priority integer not null check (priority between 1 and 99),
  quiet jsonb,
  -- Fingerprints of keys for mail to this person.
  keys text[] not null default '{}',
  verified_at timestamptz not null,
  verified_by uuid not null references actor,
  withdrawn_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table contact is 'kept: whom to reach of a body at any hour, by which ways, and when that was last verified';
create index contact_by_body on contact (organisation_id) where withdrawn_at is null;

create table shift (
  shift_id uuid primary key,
  contact_id uuid not null references contact,
  label_id integer not null,
  audience_class integer not null,
  since timestamptz not null,
  until timestamptz not null,
  entered_by uuid not null references actor,
  -- Who has handed the duty to this one, with what to know; it is this one's from the moment it took it.
  follows uuid references shift,
  handed_note text,
  taken_at timestamptz,
  check (until > since),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table shift is 'kept: the rota: who is on duty from when to when, and that the duty was handed over';
create index shift_by_contact on shift (contact_id, until);

create table page (
  page_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  about_kind text not null check (about_kind in ('clock', 'task', 'inquiry', 'call', 'drill')),
  about uuid,
  reason text not null,
  urgent boolean not null,
  chain uuid[] not null,
  opened_at timestamptz not null,
  opened_by uuid not null references actor,
  next_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references actor,
  gave_up_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  unique (about_kind, about, reason)
);
comment on table page is 'kept: that somebody was to be woken, for what, and who acknowledged it';
create index page_open on page (next_at) where acknowledged_at is null and gave_up_at is null;
create index page_by_time on page (audience_class, opened_at desc, page_id desc);

create table page_try (
  page_try_id uuid primary key,
  page_id uuid not null references page,
  label_id integer not null,
  audience_class integer not null,
  contact_id uuid not null references contact,
  organisation_id uuid not null references organisation,
  channel text not null check (channel in ('in_app', 'email', 'webhook', 'phone')),
  outcome text not null check (outcome in ('shown', 'sent', 'failed', 'to_call', 'reached', 'no_answer')),
  detail text,
  said_by uuid not null references actor,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table page_try is 'kept: every try to reach somebody: which way, with what outcome; calls are written down by whoever made them';
create index page_try_by_page on page_try (page_id, at);

do $do$
declare t text;
begin
  foreach t in array array['contact', 'shift', 'page', 'page_try'] loop
    call secure_content(t::regclass);
  end loop;
  call written_by_owner('contact'::regclass);
  call written_by_owner('shift'::regclass);
  call written_by_reader('page_try'::regclass);
end
$do$;
create policy called on page for insert to :app with check (opened_by = current_actor() and about_kind in ('call', 'drill')
  and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create policy answered on page for update to :app
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (acknowledged_by = current_actor());
create policy said_by_who_acts on page_try as restrictive for insert to :app with check (said_by = current_actor());
grant select, insert on contact, shift, page, page_try to :app;
grant update (duty, person, channels, languages, zone, priority, quiet, keys, verified_at, verified_by, withdrawn_at) on contact to :app;
grant update (taken_at) on shift to :app;
grant update (acknowledged_at, acknowledged_by) on page to :app;
grant select, insert, update, delete on contact, shift, page, page_try to :keeper;

-- The duty that looks at the time opens pages; the one that delivers reaches people, and reads nothing else for it.
grant select, insert on page to :fusion;
grant select on task_event to :fusion;
create policy pages on page to :delivery using (true) with check (true);
create policy reaches on contact for select to :delivery using (true);
create policy reaches on shift for select to :delivery using (true);
create policy tries on page_try to :delivery using (true) with check (true);
grant select on contact, shift to :delivery;
grant select, insert on page_try to :delivery;
grant select on page to :delivery;
grant update (next_at, gave_up_at) on page to :delivery;
drop policy delivered on outbox;
create policy delivered on outbox for insert to :delivery with check (act in ('release.delivered', 'page.sent', 'page.gave_up'));
