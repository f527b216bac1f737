-- What of a released object decides whether it stands on a list to block by. What was released before says nothing: it stands on none.
alter table shared_object
  add column may_block boolean not null default false,
  add column ends timestamptz,
  add column revoked boolean not null default false;
comment on column shared_object.may_block is 'its marking lets its recipients act so that it may be noticed';
