-- One realm, one schema. Every table says in its comment whether it is kept (backed up), derived (rebuilt) or secret (never
-- leaves the machine); every content table carries label_id and a policy. Unqualified names resolve through the search_path
-- that is fixed on each duty's role. :app :fusion :door :keeper stand for this realm's roles.

-- ── the realm itself ────────────────────────────────────────────────────────────────────────────────────────────────
create table realm (
  one boolean primary key default true check (one),
  name text not null,
  kind text not null check (kind in ('live', 'exercise', 'replay')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  clock_offset interval,
  clock_stepped timestamptz,
  created_at timestamptz not null,
  constraint live_has_no_offset check (kind <> 'live' or (clock_offset is null and clock_stepped is null)),
  constraint replay_is_stepped check (kind <> 'replay' or clock_stepped is not null)
);
comment on table realm is 'kept: what kind of world this schema is, and its clock';

create function realm_now() returns timestamptz language sql stable
return (
  select case
    when r.clock_stepped is not null then r.clock_stepped
    when r.clock_offset is not null then clock_timestamp() + r.clock_offset
    else clock_timestamp() end
  from realm r
);

-- ── who is who ──────────────────────────────────────────────────────────────────────────────────────────────────────
create table organisation (
  organisation_id uuid primary key,
  slug text not null unique,
  name_en text not null,
  name_ja text not null,
  kind text not null check (kind in ('operator','bank','isac','police','defence','ministry','coordinator','commission','ally','authority')),
  sector text,
  country text not null,
  groups text[] not null default '{}',
  core_operator boolean not null default false,
  eu_entity boolean not null default false,
  terms text[] not null default '{}',
  created_at timestamptz not null
);
comment on table organisation is 'kept: bodies that take part in this realm, with the terms that ride on what they send';

create table person (
  person_id uuid primary key,
  login_id text unique,
  display_name text not null,
  display_name_ja text,
  created_at timestamptz not null
);
comment on table person is 'kept: people of this realm; login_id points to the shared sign-in';

create table membership (
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (person_id, organisation_id, role)
);
comment on table membership is 'kept: which person acts for which body, in which role, from when to when';

-- An actor is who an act is attributed to: a person in a body, or a machine with a key of a body.
create table actor (
  actor_id uuid primary key,
  kind text not null check (kind in ('person', 'machine', 'duty')),
  organisation_id uuid references organisation,
  person_id uuid references person,
  name text not null,
  key_digest bytea unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  check (kind = 'duty' or organisation_id is not null)
);
comment on table actor is 'kept: who an act is attributed to; key_digest is the keyed hash of a machine''s API key';

-- ── labels and who may see them ─────────────────────────────────────────────────────────────────────────────────────
-- Labels with exactly the same readers share an audience class. Row security and every list ask for the class: a reader sees
-- few classes even where there are many labels. A row's class always equals its label's: the foreign key says so and carries
-- a change of class to the rows.
create table audience (
  audience_class integer generated always as identity primary key,
  digest bytea not null unique
);
comment on table audience is 'kept: one number for each distinct set of readers; digest is SHA-256 over their numbers';

create table label (
  label_id integer generated always as identity primary key,
  digest bytea not null unique,
  owner_id uuid not null references organisation,
  originator_id uuid references organisation,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  pap text check (pap in ('clear', 'green', 'amber', 'red')),
  caveats text[] not null default '{}',
  consent text[] not null default '{}',
  audience uuid[],
  class text not null check (class in ('report', 'item', 'receipt', 'case', 'act')),
  provenance text not null default 'independent' check (provenance in ('independent', 'copy', 'echo')),
  sealed_to uuid references organisation,
  audience_class integer not null references audience,
  unique (label_id, audience_class)
);
comment on table label is 'kept: interned markings; every content row carries one';
create index label_by_class on label (audience_class);
create index label_by_owner on label (owner_id);

-- Reader 0 is the fusion duty: it reads whatever is not sealed, and is no body.
create table reader (
  reader_no integer generated always as identity primary key,
  organisation_id uuid unique references organisation,
  set_version bigint not null default 0,
  check ((reader_no = 0) = (organisation_id is null))
);
comment on table reader is 'kept: one number per body that reads; its visible set is computed by the handling rule';
insert into reader (reader_no) overriding system value values (0);

create table visible_label (
  reader_no integer not null references reader,
  label_id integer not null references label,
  primary key (reader_no, label_id)
);
comment on table visible_label is 'derived: the labels that a reader may see now, as the handling rule computed them';

create table visible_class (
  reader_no integer not null references reader,
  audience_class integer not null references audience,
  primary key (reader_no, audience_class)
);
comment on table visible_class is 'derived: visible_label, collapsed to audience classes; what row security asks';

-- Who acts in this transaction; null (nobody) unless the store said so. Fails closed.
create function current_reader() returns integer language sql stable parallel safe as $$
  select nullif(current_setting('noroshi.reader', true), '')::integer
$$;
create function current_organisation() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('noroshi.organisation', true), '')::uuid
$$;
create function current_actor() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('noroshi.actor', true), '')::uuid
$$;
