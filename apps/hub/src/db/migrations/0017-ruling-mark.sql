-- Every view scores under the realm's policy and warning list. Both change seldom and are read always: a mark says whether
-- what is remembered of them still holds, so that no view reads a long list anew.
create table ruling_mark (single boolean primary key default true check (single), mark xid8 not null);
comment on table ruling_mark is 'derived: the transaction that last changed link policy or warning list';
grant select on ruling_mark to :app, :fusion;
grant select, insert, update on ruling_mark to :door;
grant select, insert, update, delete on ruling_mark to :keeper;

create function turn_ruling() returns trigger language plpgsql as $$
begin
  insert into ruling_mark (mark) values (pg_current_xact_id()) on conflict (single) do update set mark = excluded.mark;
  return null;
end
$$;
create trigger turns_ruling after insert or update or delete on link_policy for each statement execute function turn_ruling();
create trigger turns_ruling after insert or update or delete on warning_value for each statement execute function turn_ruling();

-- Which of these keys were not destroyed. What a process remembers of an opened row ends with the row's key.
create function keys_alive(wanted uuid[]) returns table (content_key uuid)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key from content_key k where k.content_key = any (wanted)
$$;
revoke execute on function keys_alive(uuid[]) from public;
grant execute on function keys_alive(uuid[]) to :app, :fusion;
grant create on schema :schema to :keeper;
alter function keys_alive(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
