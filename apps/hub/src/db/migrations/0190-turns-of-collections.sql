-- What a body has of what was released to it changes by acts. Which of them did last is written down by the database in the very act, by
-- audience class, so that a reader asks for one word instead of a page: while it is the same, so is what it would be given. No act waits for
-- another one here: each writes a row of its own and takes away those that it saw.
create table collection_turn (
  organisation_id uuid not null,
  audience_class integer not null,
  act xid8 not null,
  primary key (organisation_id, audience_class, act)
);
comment on table collection_turn is 'derived: which acts last changed what was released to a body, by the audience class in which they did';
alter table collection_turn enable row level security;
alter table collection_turn force row level security;
create policy own on collection_turn for select to :app using (organisation_id = current_organisation()
  and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create policy whole on collection_turn to :keeper using (true) with check (true);
grant select on collection_turn to :app;
grant select, insert, update, delete on collection_turn to :keeper;

create procedure turn_collections(bodies uuid[], classes integer[]) language plpgsql as $$
begin
  insert into collection_turn (organisation_id, audience_class, act)
    select b, c, pg_current_xact_id() from unnest(bodies, classes) t(b, c) on conflict do nothing;
  -- Elsewhere a row that went meanwhile would fail the act; what is left lies until the next one.
  if current_setting('transaction_isolation') = 'read committed' then
    delete from collection_turn d using (
      select x.organisation_id, x.audience_class, x.act from collection_turn x join unnest(bodies, classes) t(b, c) on x.organisation_id = t.b and x.audience_class = t.c
      where x.act <> pg_current_xact_id() for update of x skip locked) earlier
    where (d.organisation_id, d.audience_class, d.act) = (earlier.organisation_id, earlier.audience_class, earlier.act);
  end if;
end
$$;

-- Entries came, went, or moved to another class: both the one that they leave and the one that they come to turn.
create function entries_turned() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  bodies uuid[];
  classes integer[];
begin
  select array_agg(t.organisation_id), array_agg(t.audience_class) into bodies, classes
    from (select distinct e.organisation_id, e.audience_class from touched e where e.collection = 'released') t;
  if bodies is not null then
    call turn_collections(bodies, classes);
  end if;
  return null;
end
$$;

-- What stands there under an entry is another one now: whoever has it in a collection has another page.
create function objects_turned() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  bodies uuid[];
  classes integer[];
begin
  select array_agg(t.organisation_id), array_agg(t.audience_class) into bodies, classes
    from (select distinct e.organisation_id, e.audience_class from touched s join exchange_entry e on e.object_id = s.object_id and e.version = s.modified
      where e.collection = 'released') t;
  if bodies is not null then
    call turn_collections(bodies, classes);
  end if;
  return null;
end
$$;
revoke execute on function entries_turned(), objects_turned() from public;
revoke execute on procedure turn_collections(uuid[], integer[]) from public;

-- Does the key still stand by which a machine came in? Answers for whoever asks, and says nothing else of it.
create function credential_stands(wanted uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from credential c where c.credential_id = wanted and c.revoked_at is null and (c.expires_at is null or c.expires_at > realm_now()))
$$;
revoke execute on function credential_stands(uuid) from public;
grant execute on function credential_stands(uuid) to :app;
grant create on schema :schema to :keeper, :door;
alter procedure turn_collections(uuid[], integer[]) owner to :keeper;
alter function entries_turned() owner to :keeper;
alter function objects_turned() owner to :keeper;
alter function credential_stands(uuid) owner to :door;
revoke create on schema :schema from :keeper, :door;

create trigger turned_by_insert after insert on exchange_entry referencing new table as touched for each statement execute function entries_turned();
create trigger turned_by_delete after delete on exchange_entry referencing old table as touched for each statement execute function entries_turned();
create trigger turned_from after update on exchange_entry referencing old table as touched for each statement execute function entries_turned();
create trigger turned_to after update on exchange_entry referencing new table as touched for each statement execute function entries_turned();
create trigger turned_by_update after update on shared_object referencing new table as touched for each statement execute function objects_turned();
create trigger turned_by_delete after delete on shared_object referencing old table as touched for each statement execute function objects_turned();

insert into collection_turn (organisation_id, audience_class, act)
  select distinct e.organisation_id, e.audience_class, pg_current_xact_id() from exchange_entry e where e.collection = 'released';

-- In which state one reader's collection is, asked in one statement that is a transaction of its own. As in every act of a reader's: it acts
-- for its body now, nothing is closed to the body, no consent turns just now. `state` is null where any of this is not so, and where what the
-- reader sees depends on more than acts: its role reads no values but what an emergency opened.
create function released_state(acting uuid, body uuid, credential uuid) returns table (credential_ok boolean, reader_no integer, state text)
language plpgsql as $$
declare
  found_no integer;
  is_shut boolean;
begin
  credential_ok := credential is null or credential_stands(credential);
  select n.reader_no, n.closed into found_no, is_shut from reader_now(acting, body) n;
  if credential_ok and found_no is not null and not is_shut and not exists (select from set_turn where at <= realm_now()) then
    perform set_config('noroshi.reader', found_no::text, true), set_config('noroshi.organisation', body::text, true),
      set_config('noroshi.actor', acting::text, true), set_config('noroshi.barred', '', true), set_config('noroshi.reads', reads_of(acting), true);
    reader_no := found_no;
    state := case when reads('values') then (
      select string_agg(t.audience_class || ' ' || t.act, ',' order by t.audience_class, t.act) from collection_turn t where t.organisation_id = body) end;
  end if;
  return next;
end
$$;
revoke execute on function released_state(uuid, uuid, uuid) from public;
grant execute on function released_state(uuid, uuid, uuid) to :app;

-- A list to block by is read from its index alone, row security included: the label stands there too.
drop index exchange_entry_listed;
create index exchange_entry_listed on exchange_entry (organisation_id, listed_kind, listed_value) include (listed_until, added_at, audience_class, label_id)
  where listed_kind is not null and is_last and removed_at is null;
