-- Which of a label's caveats the file itself says, beside the terms of its sender: a term that is taken away takes its own
-- restriction with it and leaves the file's. Not known of labels from before.
alter table label add column stated text[];

-- One-time links by which somebody who lost every way in gets one again. Who takes one up is held outside until an administrator
-- other than the one who made the link lets it in: whoever can make links must not come to read as another.
create table recovery (
  recovery_id uuid primary key,
  token_digest bytea not null unique,
  person_id uuid not null references person,
  made_by uuid not null references actor,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  readmitted_at timestamptz,
  readmitted_by uuid references actor,
  constraint recovery_ends_after_it_was_made check (expires_at > made_at),
  constraint recovery_is_readmitted_after_use check (readmitted_at is null or used_at is not null),
  constraint recovery_is_readmitted_whole check (num_nulls(readmitted_at, readmitted_by) in (0, 2)),
  constraint recovery_takes_two check (readmitted_by is null or readmitted_by <> made_by)
);
comment on table recovery is 'kept: one-time links by which a person gets a way in again; only the digest of the token is here';
create index recovery_by_person on recovery (person_id, made_at desc);
grant select, insert, update on recovery to :door;
grant select, insert, update, delete on recovery to :keeper;
