-- How people are reached lies encrypted: names, duties, numbers and addresses of a contact under a key of its own, and under the
-- same key what is handed on with its shift and what was said when it was called. To destroy that key is to forget the person.
-- Numbered after the tables that it changes.

-- Only an older hub's rows pass through here. SQL holds no keys: the hub seals them at its next start and empties the table.
create table unsealed (
  id uuid primary key,
  contact_id uuid not null references contact,
  kind text not null check (kind in ('contact', 'shift', 'page_try')),
  plain text not null
);
comment on table unsealed is 'kept: what an older hub kept plain of contacts, until the next start has sealed it; then empty';
alter table unsealed enable row level security;
alter table unsealed force row level security;
create policy whole on unsealed to :keeper using (true) with check (true);
grant select, insert, update, delete, truncate on unsealed to :keeper;

set local role :keeper;
insert into unsealed select contact_id, contact_id, 'contact', jsonb_build_object('duty', duty, 'person', person, 'channels', channels)::text from contact;
insert into unsealed select shift_id, contact_id, 'shift', handed_note from shift where handed_note is not null;
insert into unsealed select page_try_id, contact_id, 'page_try', detail from page_try where detail is not null;
reset role;

-- Each of the three is written anew as a whole, so that no page of it holds what was dropped: a type that is computed anew does
-- that. Until its key is minted, a contact's key is its own id, which is nobody's key.
alter table contact drop column duty, drop column person, drop column channels,
  add column content_key uuid, add column content bytea not null default '';
alter table contact alter column content_key type uuid using contact_id, alter column content_key set not null, alter column content drop default;
alter table shift drop column handed_note, add column note bytea, alter column since type timestamptz using since + interval '0';
alter table page_try drop column detail, add column detail bytea, alter column at type timestamptz using at + interval '0';
create unique index contact_by_key on contact (content_key);
grant update (content) on contact to :app;

-- Who sees a contact is given its key; the duty that reaches people is given those of contacts in force.
create function contact_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and exists (
    select from contact t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader())
$$;
create function contact_keys_to_reach(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and exists (
    select from contact t where t.content_key = k.content_key and t.withdrawn_at is null)
$$;
revoke execute on function contact_keys(uuid[]), contact_keys_to_reach(uuid[]) from public;
grant execute on function contact_keys(uuid[]) to :app;
grant execute on function contact_keys_to_reach(uuid[]) to :delivery;
grant create on schema :schema to :keeper;
alter function contact_keys(uuid[]) owner to :keeper;
alter function contact_keys_to_reach(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
