-- Who is suspended does not act, does not read and holds no role from that instant on, also in a session, a stream or a memory
-- that was opened before: each act asks in its own transaction.
create or replace function reader_now(acting uuid, body uuid) returns table (reader_no integer, compartments text[])
language sql stable security definer set search_path = :schema, pg_temp as $$
  select r.reader_no, held.compartments
  from actor a
  cross join lateral (
    select coalesce(array_agg(distinct c.compartment order by c.compartment), '{}') as compartments
    from clearance c where c.organisation_id = body and (c.person_id is null or c.person_id = a.person_id)
      and c.since <= realm_now() and realm_now() < c.until
  ) held
  left join reader r on r.organisation_id = body and r.compartments = held.compartments
  where a.actor_id = acting and a.organisation_id = body and (a.revoked_at is null or a.revoked_at > realm_now())
    and (a.kind <> 'person' or exists (
      select from membership m join person p using (person_id)
      where m.person_id = a.person_id and m.organisation_id = body
        and m.since <= realm_now() and (m.until is null or realm_now() < m.until)
        and (p.suspended_at is null or realm_now() < p.suspended_at)))
$$;

-- Asked by every duty and reader; a person's row is not everybody's to read, so it looks with the door's rights.
create function is_suspended(wanted uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from person p where p.person_id = wanted and p.suspended_at <= realm_now())
$$;
revoke execute on function is_suspended(uuid) from public;
grant execute on function is_suspended(uuid) to :app, :fusion, :door, :keeper;
grant create on schema :schema to :door;
alter function is_suspended(uuid) owner to :door;
revoke create on schema :schema from :door;

create or replace function roles_of(wanted uuid) returns setof text language sql stable as $$
  select a.role from actor a
    where a.actor_id = wanted and a.kind = 'machine' and a.role is not null and (a.revoked_at is null or a.revoked_at > realm_now())
  union
  select m.role from actor a join membership m on m.person_id = a.person_id and m.organisation_id = a.organisation_id
    where a.actor_id = wanted and a.kind = 'person' and (a.revoked_at is null or a.revoked_at > realm_now())
      and m.since <= realm_now() and (m.until is null or m.until > realm_now()) and not is_suspended(a.person_id)
$$;
