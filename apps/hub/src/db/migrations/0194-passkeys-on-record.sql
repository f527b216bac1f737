-- Which passkeys of the sign-in were on record as whose: the sign-in is shared by realms and keeps no past, the record of a realm
-- does. By it and its acts in the log an auditor holds a signed decision to a key that stood.

create table passkey_record (
  record_id uuid primary key,
  actor_id uuid not null references actor,
  -- COSE, as the authenticator gave it; public.
  public_key bytea not null check (length(public_key) between 1 and 4000),
  registered_at timestamptz not null,
  revoked_at timestamptz check (revoked_at >= registered_at)
);
comment on table passkey_record is 'kept: which passkey was on record as whose, from when to when; public keys alone';
create unique index passkey_record_standing on passkey_record (actor_id, public_key) where revoked_at is null;

grant select, insert, update on passkey_record to :door;
grant select, insert, update, delete on passkey_record to :keeper;
create policy passkeys on outbox for insert to :door with check (act in ('passkey.registered', 'passkey.revoked'));
