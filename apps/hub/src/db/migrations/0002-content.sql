-- What the realm holds: reports and what follows from them, cases, steps, acts, uploads, keys. Row security comes after.

-- ── reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table report (
  report_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  sender_id uuid not null references actor,
  version integer not null default 1,
  latest boolean not null default true,
  amends uuid references report,
  source_ref bytea,
  format text not null,
  kind text not null,
  incident_type text,
  received_at timestamptz not null,
  linked_at timestamptz,
  historical boolean not null default false,
  occurred_from timestamptz,
  occurred_to timestamptz,
  noticed_at timestamptz,
  stated_at timestamptz,
  item_count integer not null default 0,
  content_key uuid not null,
  body bytea not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table report is 'kept: one submission by one body; body is the understood report, encrypted under its own key';
create index report_by_class on report (audience_class, received_at desc, report_id desc);
create index report_to_link on report (received_at) where linked_at is null;
create index report_by_key on report (content_key);
create unique index report_version on report (owner_id, source_ref, version) where source_ref is not null;

create table raw (
  report_id uuid primary key references report,
  label_id integer not null,
  audience_class integer not null,
  media_type text not null,
  bytes_length bigint not null,
  bytes bytea,
  blob_address bytea,
  check ((bytes is null) <> (blob_address is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table raw is 'kept: the bytes as they came, encrypted; large ones lie in the blob store under a keyed hash';

create table understanding (
  report_id uuid primary key references report,
  label_id integer not null,
  audience_class integer not null,
  body bytea not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table understanding is 'kept: field by field, what was read and what was refused; for the sender, encrypted';

create table receipt (
  receipt_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  idempotency_key text not null,
  body_digest bytea not null,
  outcome text not null check (outcome in ('created','amended','replayed','conflict','recorded','rejected','withheld')),
  report_id uuid references report,
  version integer,
  at timestamptz not null,
  refused jsonb not null default '[]',
  unique (owner_id, idempotency_key),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table receipt is 'kept: what was answered to a sender; the key belongs to the sender''s body';

create table assertion (
  assertion_id uuid primary key,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  ref text not null,
  kind text not null,
  value text not null,
  indicator boolean not null,
  valid_from timestamptz,
  valid_until timestamptz,
  observed_at timestamptz,
  originator_id uuid references organisation,
  received_at timestamptz not null,
  address_low bytea,
  address_high bytea,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table assertion is 'kept: one source''s claim about one value, with its own label';
create index assertion_by_class on assertion (audience_class, received_at desc, assertion_id desc);
create index assertion_by_value on assertion (kind, value, audience_class);
create index assertion_by_report on assertion (report_id);
create index assertion_by_address on assertion (address_low) where address_low is not null;

-- ── linkage: features and postings carry labels, so a view is the same computation over fewer rows ────────────────────
create table feature (
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  body bytea not null,
  primary key (report_id, label_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table feature is 'derived: what linkage compares, encrypted under the report''s key, one row per label';

create table posting (
  token bytea not null,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  at_day real,
  primary key (token, report_id, label_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table posting is 'derived: inverted index over keyed tokens';
create index posting_by_report on posting (report_id);

create table link (
  a uuid not null references report,
  b uuid not null references report,
  policy text not null,
  score real not null,
  reasons jsonb not null,
  primary key (a, b),
  check (a < b)
);
comment on table link is 'derived: what the fusion duty computed over everything; no person reads it';

create table cluster_member (
  report_id uuid primary key references report,
  cluster_id uuid not null
);
comment on table cluster_member is 'derived: the duty''s clusters; the id is the smallest report id in it';
create index cluster_by_id on cluster_member (cluster_id);

create table link_policy (
  policy_id text primary key,
  active boolean not null,
  body jsonb not null,
  since timestamptz not null
);
comment on table link_policy is 'kept: which features may link in this realm, as data';

create table standing_order (
  standing_order_id uuid primary key,
  name text not null unique,
  issued_by uuid not null references organisation,
  person text not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  body jsonb not null
);
comment on table standing_order is 'kept: who ordered that cases open by themselves, when, and for what';

-- ── cases ───────────────────────────────────────────────────────────────────────────────────────────────────────────

create table case_room (
  case_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  number text not null unique,
  opened_at timestamptz not null,
  opened_by uuid not null references actor,
  standing_order_id uuid references standing_order,
  founding_report uuid not null references report,
  lead_id uuid not null references organisation,
  closed_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_room is 'kept: the shared room for an incident, opened by a recorded act';
create index case_by_class on case_room (audience_class, opened_at desc, case_id desc);

create table case_report (
  case_id uuid not null references case_room,
  report_id uuid not null references report,
  label_id integer not null,
  audience_class integer not null,
  pinned_at timestamptz not null,
  pinned_by uuid not null references actor,
  primary key (case_id, report_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_report is 'kept: reports pinned to a case by a recorded act';
create index case_report_by_report on case_report (report_id);

create table case_participant (
  case_id uuid not null references case_room,
  organisation_id uuid not null references organisation,
  label_id integer not null,
  audience_class integer not null,
  named_at timestamptz not null,
  named_by uuid not null references actor,
  acknowledged_at timestamptz,
  primary key (case_id, organisation_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_participant is 'kept: who was named to a case; to name one is to tell it something';

create table case_alias (
  alias_id uuid primary key references case_room,
  case_id uuid not null references case_room,
  label_id integer not null,
  audience_class integer not null,
  since timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_alias is 'kept: after a join the older case stays and the other points to it, for readers who see both';

-- ── hops: when the word reached each fire ─────────────────────────────────────────────────────────────────────────────
create table hop (
  subject_kind text not null check (subject_kind in ('report', 'case')),
  subject_id uuid not null,
  hop text not null check (hop in ('noticed','received','linked','assessed','decided','shared','acknowledged','acted')),
  at timestamptz not null,
  label_id integer not null,
  audience_class integer not null,
  primary key (subject_kind, subject_id, hop),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table hop is 'kept: the instant at which each step was reached; the office''s own scorecard';
create index hop_by_time on hop (audience_class, at desc);

-- ── acts: the recorder''s outbox, written in the act''s own transaction ───────────────────────────────────────────────
create table outbox (
  outbox_id bigint generated always as identity primary key,
  act text not null,
  actor_id uuid not null references actor,
  at timestamptz not null,
  label_id integer not null,
  audience_class integer not null,
  subject uuid,
  entry jsonb not null,
  drained_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table outbox is 'kept: one entry for every act, before it goes to the ledger';

-- ── uploads and blobs ─────────────────────────────────────────────────────────────────────────────────────────────────
create table upload (
  upload_id uuid primary key,
  owner_id uuid not null references organisation,
  label_id integer not null,
  audience_class integer not null,
  media_type text not null,
  expected bigint not null,
  received bigint not null default 0,
  state text not null check (state in ('open', 'published', 'refused', 'abandoned')),
  content_key uuid not null,
  started_at timestamptz not null,
  receipt_id uuid,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table upload is 'derived: a resumable upload under way; before it is published there is no report';

-- ── knowledge: public reference material, never a report ──────────────────────────────────────────────────────────────
create table knowledge (
  source text not null,
  ref text not null,
  kind text not null,
  name text,
  body jsonb not null,
  imported_at timestamptz not null,
  primary key (source, ref)
);
comment on table knowledge is 'kept: ATT&CK, galaxies, KEV, warning lists: looked up, never linked';

-- ── keys: never in a backup ───────────────────────────────────────────────────────────────────────────────────────────
create table class_key (
  class_key_id uuid primary key,
  class text not null,
  month date not null,
  wrapped bytea not null,
  unique (class, month)
);
comment on table class_key is 'secret: one wrapping key per class and month, itself wrapped by the realm key file';

create table content_key (
  content_key uuid primary key,
  class_key_id uuid not null references class_key,
  wrapped bytea not null
);
comment on table content_key is 'secret: one data key per report, wrapped by its class and month';

create table erased (
  content_key uuid primary key,
  at timestamptz not null,
  reason text not null
);
comment on table erased is 'kept: the tombstones; applied before any restore';
