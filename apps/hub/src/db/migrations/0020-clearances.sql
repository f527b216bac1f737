-- Clearances end at an instant, and with them what they open. A body reads as one reader for each set of compartments that
-- somebody of it is admitted to; which one an act reads as is looked up in the act's own transaction.
create table clearance (
  clearance_id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid references person,
  compartment text not null check (compartment <> ''),
  since timestamptz not null,
  until timestamptz not null,
  recorded_at timestamptz not null,
  check (since <= until)
);
comment on table clearance is 'kept: who is admitted to which compartment and until when; no person = everybody who acts for the body';
create index clearance_by_body on clearance (organisation_id, until);
grant select, insert on clearance to :door;
grant update (until) on clearance to :door;
grant select, insert, update, delete on clearance to :keeper;

alter table reader add column compartments text[] not null default '{}';
alter table reader drop constraint reader_organisation_id_key;
alter table reader add constraint reader_of_body unique (organisation_id, compartments);
-- Counts how often this reader came to see, or ceased to see, what was there already: an open stream looks again.
alter table reader add column turned bigint not null default 0;

-- As which reader does this actor act for this body at this instant? No row: it does not (revoked, left, never was). No
-- number: nobody of the body has read with these compartments yet.
create function reader_now(acting uuid, body uuid) returns table (reader_no integer, compartments text[])
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
      select from membership m where m.person_id = a.person_id and m.organisation_id = body
        and m.since <= realm_now() and (m.until is null or realm_now() < m.until)))
$$;
revoke execute on function reader_now(uuid, uuid) from public;
grant execute on function reader_now(uuid, uuid) to :app;

-- How often the caller's own set has turned.
create function own_turns() returns bigint language sql stable security definer set search_path = :schema, pg_temp
as $$ select r.turned from reader r where r.reader_no = current_reader() $$;
revoke execute on function own_turns() from public;
grant execute on function own_turns() to :app;

-- Rows went from one label to another: whoever sees only one of the two has something new, or something less.
create function tell_moved(before integer[], after integer[]) returns void
language sql security definer set search_path = :schema, pg_temp as $$
  update reader set turned = turned + 1 where reader_no in (
    select coalesce(b.reader_no, n.reader_no)
    from (select x.i, s.reader_no from unnest(before) with ordinality x(l, i) join
           (select v.label_id, v.reader_no from visible_label v union select b.label_id, b.reader_no from beside_label b) s on s.label_id = x.l) b
    full join (select x.i, s.reader_no from unnest(after) with ordinality x(l, i) join
           (select v.label_id, v.reader_no from visible_label v union select b.label_id, b.reader_no from beside_label b) s on s.label_id = x.l) n
      on n.i = b.i and n.reader_no = b.reader_no
    where b.reader_no is null or n.reader_no is null)
$$;
revoke execute on function tell_moved(integer[], integer[]) from public;
grant execute on function tell_moved(integer[], integer[]) to :app, :fusion;

grant create on schema :schema to :door;
alter function reader_now(uuid, uuid) owner to :door;
alter function own_turns() owner to :door;
alter function tell_moved(integer[], integer[]) owner to :door;
revoke create on schema :schema from :door;

-- What an owner states of items that it keeps to itself goes with the items that it lets out.
create table existence (
  report_id uuid primary key references report,
  label_id integer not null,
  audience_class integer not null,
  stated integer not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table existence is 'kept: how many items of a report its owner says it keeps to itself, in its own words';
call secure_content('existence'::regclass);
call written_by_owner('existence'::regclass);
create policy through_values on existence for select to :app
  using (exists (select from assertion a where a.report_id = existence.report_id and a.latest));
grant select, insert on existence to :app;
grant update (label_id) on existence to :app;
grant select, insert, update, delete on existence to :keeper;
