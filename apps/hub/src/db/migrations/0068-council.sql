-- The council: which bodies are members, on which agreement, and whose people said that they keep its secrets. A membership that is
-- suspended or ended closes the body's door at that instant: every transaction of its readers asks.

create table council_agreement (
  agreement_id uuid primary key,
  version integer not null unique check (version >= 1),
  title text not null,
  text text not null,
  digest bytea not null,
  published_at timestamptz not null,
  published_by uuid not null references actor,
  accept_by timestamptz not null,
  constraint council_agreement_digest_is_of_its_text check (digest = sha256(convert_to(text, 'UTF8'))),
  constraint council_agreement_gives_time check (accept_by > published_at)
);
comment on table council_agreement is 'kept: every version of the agreement of the council, with its text, its hash and the date by which it is to be accepted';
alter table council_agreement enable row level security;
alter table council_agreement force row level security;
create policy public_to_the_realm on council_agreement for select to :app using (true);
create policy told on council_agreement for select to :door using (true);
create policy published on council_agreement for insert to :app with check (published_by = current_actor() and exists (
  select from organisation o, realm r where o.organisation_id = current_organisation() and o.kind = 'coordinator' and o.country = r.country));
create policy whole on council_agreement to :keeper using (true) with check (true);
grant select, insert on council_agreement to :app;
grant select on council_agreement to :door;
grant select, insert, update, delete on council_agreement to :keeper;

create table council_member (
  organisation_id uuid primary key references organisation,
  label_id integer not null,
  audience_class integer not null,
  class text not null,
  sector text,
  state text not null check (state in ('invited', 'applied', 'declined', 'refused', 'admitted', 'suspended', 'ended')),
  -- Its people and machines get through to its own page and to filing alone. Set by the trigger, by nobody's word.
  closed boolean not null default false,
  version integer not null default 1,
  since timestamptz not null,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table council_member is 'kept: the register of the council: which body is what, since when, and whether its door is closed';
create index council_member_by_time on council_member (audience_class, at desc, organisation_id desc);

create table council_event (
  council_event_id uuid primary key,
  organisation_id uuid not null references council_member,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('invited', 'applied', 'declined', 'refused', 'admitted', 'suspended', 'readmitted', 'ended', 'classed', 'accepted', 'acknowledged')),
  reason text,
  said_by uuid not null references actor,
  at timestamptz not null,
  -- Several may fall into one instant of a stepped clock.
  nth integer not null,
  unique (organisation_id, nth),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table council_event is 'kept: the history of every membership: who did what, when and why';

create table council_acceptance (
  organisation_id uuid not null references council_member,
  agreement_id uuid not null references council_agreement,
  label_id integer not null,
  audience_class integer not null,
  accepted_by uuid not null references actor,
  at timestamptz not null,
  primary key (organisation_id, agreement_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table council_acceptance is 'kept: which body accepted which version of the agreement, by whom, when';

create table council_secrecy (
  actor_id uuid not null references actor,
  agreement_id uuid not null references council_agreement,
  organisation_id uuid not null references council_member,
  label_id integer not null,
  audience_class integer not null,
  at timestamptz not null,
  primary key (actor_id, agreement_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table council_secrecy is 'kept: which person said for itself that it keeps the secrets of the council, under which version';
create index council_secrecy_by_member on council_secrecy (organisation_id);

-- What becomes of a membership is the same for whoever writes it: the office, the body, who runs the machine. Bodies of the state take
-- part by their own law: the council closes no door of theirs.
create function council_moves() returns trigger language plpgsql as $$
declare
  office boolean := current_organisation() is null or exists (
    select from organisation o, realm r where o.organisation_id = current_organisation() and o.kind = 'coordinator' and o.country = r.country);
  kind text := (select o.kind from organisation o where o.organisation_id = new.organisation_id);
  own boolean := new.organisation_id is not distinct from current_organisation();
  of_the_state boolean := kind in ('police', 'defence', 'ministry', 'authority');
begin
  if kind in ('coordinator', 'commission', 'house', 'ally') then
    raise exception 'a body of kind % is no member of the council', kind using errcode = 'check_violation', constraint = 'council_member_of_its_kind';
  end if;
  if tg_op = 'INSERT' then
    if not ((office and new.state = 'invited') or (own and new.state = 'applied')) then
      raise exception 'a membership does not begin so' using errcode = 'check_violation', constraint = 'council_member_moves';
    end if;
    -- Whoever is invited before anybody acts for it stays outside until it is admitted; who takes part already keeps what it has.
    new.closed := office and not of_the_state and not exists (select from actor a where a.organisation_id = new.organisation_id);
    return new;
  end if;
  if new.organisation_id <> old.organisation_id or not (
    (office and ((old.state, new.state) in (('declined', 'invited'), ('refused', 'invited'), ('ended', 'invited'), ('invited', 'refused'),
      ('applied', 'refused'), ('applied', 'admitted'), ('admitted', 'suspended'), ('suspended', 'admitted'), ('admitted', 'ended'), ('suspended', 'ended'))
      or old.state = new.state))
    or (own and (old.state, new.state) in (('invited', 'applied'), ('invited', 'declined'), ('applied', 'declined'), ('declined', 'applied'),
      ('refused', 'applied'), ('ended', 'applied'), ('admitted', 'ended'), ('suspended', 'ended')))) then
    raise exception 'a membership that is % does not become %', old.state, new.state using errcode = 'check_violation', constraint = 'council_member_moves';
  end if;
  new.closed := case when of_the_state or new.state = 'admitted' then false when new.state in ('suspended', 'ended') then true else old.closed end;
  new.version := old.version + 1;
  return new;
end
$$;
create trigger moves before insert or update of state, class, sector on council_member for each row execute function council_moves();

do $do$
declare t text;
begin
  foreach t in array array['council_member', 'council_event', 'council_acceptance', 'council_secrecy'] loop
    call secure_content(t::regclass);
    call written_by_reader(t::regclass);
    execute format('create policy registered on %s to :door using (true) with check (true)', t);
    execute format('grant select, insert on %s to :app', t);
    execute format('grant select, insert on %s to :door', t);
    execute format('grant select, insert, update, delete on %s to :keeper', t);
  end loop;
end
$do$;
create policy moved on council_member for update to :app
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
grant update (state, class, sector, since, at) on council_member to :app, :door;
create policy said_by_who_acts on council_event as restrictive for insert to :app with check (said_by = current_actor());
create policy of_who_acts on council_acceptance as restrictive for insert to :app
  with check (organisation_id = current_organisation() and accepted_by = current_actor());
create policy of_who_acts on council_secrecy as restrictive for insert to :app
  with check (organisation_id = current_organisation() and actor_id = current_actor());

-- Asked by every reader and duty: is this body's door closed at this instant?
create function is_closed(wanted uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from council_member m where m.organisation_id = wanted and m.closed)
$$;
revoke execute on function is_closed(uuid) from public;
grant execute on function is_closed(uuid) to :app, :fusion, :delivery, :door, :keeper;

drop function reader_now(uuid, uuid);
create function reader_now(acting uuid, body uuid) returns table (reader_no integer, compartments text[], closed boolean)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select r.reader_no, held.compartments, is_closed(body)
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
revoke execute on function reader_now(uuid, uuid) from public;
grant execute on function reader_now(uuid, uuid) to :app;
grant create on schema :schema to :door;
alter function is_closed(uuid) owner to :door;
alter function reader_now(uuid, uuid) owner to :door;
revoke create on schema :schema from :door;

-- A recipient of an order whose door was closed when it was to be handed over: it never is, not after readmission either.
create table release_lapse (
  release_id uuid not null references release,
  organisation_id uuid not null references organisation,
  label_id integer not null,
  audience_class integer not null,
  at timestamptz not null,
  primary key (release_id, organisation_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table release_lapse is 'kept: recipients of a release that got nothing, since their door was closed when it was to be handed over';
call secure_content('release_lapse'::regclass);
create policy delivers on release_lapse to :delivery using (true) with check (true);
grant select on release_lapse to :app;
grant select, insert on release_lapse to :delivery;
grant select, insert, update, delete on release_lapse to :keeper;

drop policy registered on outbox;
create policy registered on outbox for insert to :door
  with check (act like 'invitation.%' or act like 'membership.%' or act like 'person.%' or act like 'credential.%' or act like 'council.%');
drop policy delivered on outbox;
create policy delivered on outbox for insert to :delivery
  with check (act in ('release.delivered', 'release.lapsed', 'page.sent', 'page.gave_up', 'dispatch.ended'));
