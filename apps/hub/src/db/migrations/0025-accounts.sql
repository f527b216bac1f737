-- Who may come in: invitations, credentials of machines, fresh proofs, and people who are held outside for a while.

-- The hub's own house is a body that reads nothing: its people run the hub. It has no row in reader.
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in
  ('operator','bank','isac','police','defence','ministry','coordinator','commission','ally','authority','house'));

alter table person add column suspended_at timestamptz;

create table invitation (
  invitation_id uuid primary key,
  token_digest bytea not null unique,
  organisation_id uuid not null references organisation,
  role text not null,
  email text,
  made_by uuid not null references actor,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  revoked_at timestamptz,
  constraint invitation_ends_after_it_was_made check (expires_at > made_at),
  constraint invitation_is_accepted_whole check (num_nulls(accepted_at, accepted_by) in (0, 2)),
  constraint invitation_is_accepted_or_revoked check (accepted_at is null or revoked_at is null)
);
comment on table invitation is 'kept: one-time links that make a person a member; only the digest of the token is here';
create index invitation_by_time on invitation (made_at desc, invitation_id desc);

create table credential (
  credential_id uuid primary key,
  actor_id uuid not null references actor,
  kind text not null check (kind in ('key', 'certificate')),
  name text not null,
  key_id text unique,
  key_start text,
  fingerprint bytea,
  scope text not null default 'all' check (scope in ('all', 'read', 'submit')),
  made_by uuid not null references actor,
  made_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  replaces uuid references credential,
  constraint credential_is_of_its_kind check ((kind = 'key') = (key_id is not null) and (kind = 'certificate') = (fingerprint is not null)),
  constraint credential_is_a_sha256 check (fingerprint is null or length(fingerprint) = 32),
  constraint credential_ends_after_it_was_made check (expires_at is null or expires_at > made_at)
);
comment on table credential is 'kept: API keys and client certificates of machines: what they may do, until when, last used, replaced by which';
-- One certificate is one machine of a realm for as long as it stands; a revoked one stays as a record.
create unique index credential_by_fingerprint on credential (fingerprint) where revoked_at is null;
create index credential_by_actor on credential (actor_id);

create table fresh_proof (
  actor_id uuid not null references actor,
  session_digest bytea not null,
  method text not null check (method in ('passkey', 'totp')),
  at timestamptz not null,
  primary key (actor_id, session_digest)
);
comment on table fresh_proof is 'kept: when a person last showed a passkey or a code in a session, by the realm''s clock; signing acts ask for it';

grant select, insert, update on invitation, credential, fresh_proof to :door;
grant select, insert, update, delete on invitation, credential, fresh_proof to :keeper;
grant select on outbox to :keeper;

-- The door records what it does about people and machines, under the label of the body concerned.
create policy registered on outbox for insert to :door
  with check (act like 'invitation.%' or act like 'membership.%' or act like 'person.%' or act like 'credential.%');
grant insert on outbox to :door;
