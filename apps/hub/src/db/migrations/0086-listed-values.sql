-- Lists to block by are read in the order of their values from one index, whatever else the collection holds: what of an entry
-- stands on a list is written with the entry.
alter table exchange_entry
  add column listed_kind text,
  add column listed_value text,
  add column listed_until timestamptz;
comment on column exchange_entry.listed_kind is 'null: its object may not be blocked by, was taken back, or names no value';
comment on column exchange_entry.listed_until is 'null: no end';
update exchange_entry e set listed_kind = s.kind, listed_value = s.value, listed_until = s.ends
  from shared_object s
  where e.collection = 'released' and s.object_id = e.object_id and s.modified = e.version and s.may_block and not s.revoked;
create index exchange_entry_listed on exchange_entry (organisation_id, listed_kind, listed_value) include (listed_until, added_at, audience_class)
  where listed_kind is not null and is_last and removed_at is null;
