-- Roles as data, which of them one person never holds together, and what of its body's content each of them reads.
-- The rows come from profiles/roles and are brought up to date whenever the realm is opened (db/role-book.ts).

create table role (
  role_id text primary key,
  reads text[] not null,
  reads_in_exercises text[],
  bodies text[],
  machines_only boolean not null default false
);
comment on table role is 'kept: what a member may be here, and what of its body''s content it reads as that';

create table forbidden_pair (
  a text not null references role,
  b text not null references role,
  why text not null,
  primary key (a, b),
  check (a < b)
);
comment on table forbidden_pair is 'kept: roles that one person never holds at one time, whatever the bodies';

create table machine_role (
  body_kind text primary key,
  role_id text not null references role
);
comment on table machine_role is 'kept: the role of a key that was made without one, by the kind of its body; * is any other kind';

alter table membership add constraint membership_in_a_known_role foreign key (role) references role not valid;
alter table actor add column role text references role;

-- ── one person, one hand ────────────────────────────────────────────────────────────────────────────────────────────
-- Memberships that begin later count as well; those that have ended by then do not. Two acts at once meet at the person's row.
create function refuse_forbidden_pair() returns trigger language plpgsql as $$
declare
  other text;
  kind text;
  book role;
begin
  perform from person p where p.person_id = new.person_id for update;
  select m.role into other from membership m join forbidden_pair f
    on (f.a = least(m.role, new.role) and f.b = greatest(m.role, new.role))
    where m.person_id = new.person_id
      and (tg_op = 'INSERT' or (m.organisation_id, m.role) is distinct from (old.organisation_id, old.role))
      and m.since < coalesce(new.until, 'infinity') and new.since < coalesce(m.until, 'infinity')
    limit 1;
  if other is not null then
    raise exception 'one person is never both % and %', new.role, other
      using errcode = 'check_violation', constraint = 'membership_forbidden_pair';
  end if;
  select * into book from role r where r.role_id = new.role;
  select o.kind into kind from organisation o where o.organisation_id = new.organisation_id;
  if book.machines_only or (book.bodies is not null and not kind = any (book.bodies)) then
    raise exception 'there is no % among the people of a body of kind %', new.role, kind
      using errcode = 'check_violation', constraint = 'membership_role_of_the_body';
  end if;
  return new;
end
$$;
create trigger one_hand before insert or update on membership for each row execute function refuse_forbidden_pair();

-- A pair that becomes forbidden while somebody holds it is not taken over in silence.
create function refuse_pair_that_is_held() returns trigger language plpgsql as $$
begin
  if exists (select from membership x join membership y using (person_id)
             where x.role = new.a and y.role = new.b
               and x.since < coalesce(y.until, 'infinity') and y.since < coalesce(x.until, 'infinity')
               and coalesce(x.until, 'infinity') > realm_now() and coalesce(y.until, 'infinity') > realm_now()) then
    raise exception 'somebody is % and %; end one of the two first', new.a, new.b
      using errcode = 'check_violation', constraint = 'membership_forbidden_pair';
  end if;
  return new;
end
$$;
create trigger held before insert on forbidden_pair for each row execute function refuse_pair_that_is_held();

-- ── machines act in a role too ──────────────────────────────────────────────────────────────────────────────────────
create function machine_has_a_role() returns trigger language plpgsql as $$
begin
  select coalesce((select d.role_id from machine_role d where d.body_kind = o.kind),
                  (select d.role_id from machine_role d where d.body_kind = '*'))
    into new.role from organisation o where o.organisation_id = new.organisation_id;
  return new;
end
$$;
create trigger in_a_role before insert on actor for each row when (new.kind = 'machine' and new.role is null)
  execute function machine_has_a_role();
create function machine_role_of_the_body() returns trigger language plpgsql as $$
begin
  if exists (select from role r, organisation o where r.role_id = new.role and o.organisation_id = new.organisation_id
             and r.bodies is not null and not o.kind = any (r.bodies)) then
    raise exception 'there is no % in a body of this kind', new.role
      using errcode = 'check_violation', constraint = 'membership_role_of_the_body';
  end if;
  return new;
end
$$;
create trigger in_a_role_of_the_body before insert or update of role on actor for each row when (new.role is not null)
  execute function machine_role_of_the_body();

-- ── what an actor is and reads at this instant ──────────────────────────────────────────────────────────────────────
create function roles_of(wanted uuid) returns setof text language sql stable as $$
  select a.role from actor a
    where a.actor_id = wanted and a.kind = 'machine' and a.role is not null and (a.revoked_at is null or a.revoked_at > realm_now())
  union
  select m.role from actor a join membership m on m.person_id = a.person_id and m.organisation_id = a.organisation_id
    where a.actor_id = wanted and a.kind = 'person' and (a.revoked_at is null or a.revoked_at > realm_now())
      and m.since <= realm_now() and (m.until is null or m.until > realm_now())
$$;

-- Kinds of content, with a comma between them; empty for who has no role now. Read once for each transaction (db/act.ts).
create function reads_of(wanted uuid) returns text language sql stable as $$
  select coalesce(string_agg(distinct k, ',' order by k), '')
  from roles_of(wanted) as held(role_id) join role r using (role_id) cross join realm
  cross join lateral unnest(case when realm.kind = 'live' then r.reads else coalesce(r.reads_in_exercises, r.reads) end) k
$$;

-- Does who acts in this transaction read this kind of content? Nobody unless the transaction said so.
create function reads(kind text) returns boolean language sql stable parallel safe as $$
  select coalesce(kind = any (string_to_array(current_setting('noroshi.reads', true), ',')), false)
$$;

-- Holds a content table to readers whose role reads its kind. Asked once for each statement, not for each row.
create procedure narrow_to_role(target regclass, kind text) language plpgsql as $$
begin
  execute format('drop policy if exists narrowed_to_role on %s', target);
  execute format('create policy narrowed_to_role on %s as restrictive for select to :app using ((select reads(%L)))', target, kind);
end
$$;

grant select on role, forbidden_pair, machine_role to :app, :fusion, :door;
grant select (role) on actor to :app;
grant select, insert, update, delete on role, forbidden_pair, machine_role to :keeper;
