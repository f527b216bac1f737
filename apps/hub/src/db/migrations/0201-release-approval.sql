-- Releases that wait for a second person, where the legal profile asks for one. Held here: nothing is handed over of one that waits, was
-- refused or taken back; it is let go by another person than who ordered it; and it only ever gets smaller while it waits.

alter table release
  add column state text not null default 'ordered' check (state in ('ordered', 'waiting', 'approved', 'refused', 'taken_back')),
  add column approval_id uuid unique references approval,
  -- By which rules of the profile, each with its words, so that the history reads the same for ever.
  add column rules jsonb,
  add column ended_at timestamptz,
  add constraint release_waits_for_somebody check ((state = 'ordered') = (approval_id is null) and (approval_id is null) = (rules is null)),
  add constraint release_ends_once check ((state in ('ordered', 'waiting')) = (ended_at is null));
comment on column release.state is 'ordered: it went at once; waiting: for a second person; the others: what came of that';
create index release_waiting on release (audience_class, at desc, release_id desc) where state = 'waiting';

create policy begins on release as restrictive for insert to :app with check (state in ('ordered', 'waiting'));
grant update (state, ended_at) on release to :app;
-- Let go it is by its function alone; refused as the second person said, taken back by its own body.
create policy ended on release for update to :app
  using (state = 'waiting' and owner_id = current_organisation())
  with check (owner_id = current_organisation() and (state = 'taken_back'
    or (state = 'refused' and exists (select from approval a where a.approval_id = release.approval_id and a.answer = 'refused'))));

-- What its recipients might have got when it was ordered: no more than that goes out when it is let go. The delivery duty's alone, since
-- it holds what the orderer does not see.
create table release_pin (
  release_id uuid primary key references release,
  items jsonb not null,
  at timestamptz not null
);
comment on table release_pin is 'kept: the values of a release that waited for a second person, as it was ordered; for the duty that delivers';
alter table release_pin enable row level security;
alter table release_pin force row level security;
create policy delivers on release_pin to :delivery using (true) with check (true);
create policy whole on release_pin to :keeper using (true) with check (true);
grant select, insert on release_pin to :delivery;
grant select, insert, update, delete on release_pin to :keeper;

create policy let_go on delivery as restrictive for insert to :delivery
  with check (exists (select from release r where r.release_id = delivery.release_id and r.state in ('ordered', 'approved')));

-- Lets a confirmed release go, in the act of who confirmed. Of the orderer's own part stays what may go still.
create function let_release_go(wanted uuid, still jsonb) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  r release;
  a approval;
begin
  select * into r from release x where x.release_id = wanted for update;
  select * into a from approval x where x.approval_id = r.approval_id;
  if r.state is distinct from 'waiting' or a.answer is distinct from 'confirmed' or a.spent_at is null
    or a.answered_by is distinct from current_actor() or a.answered_person is null or a.answered_person = a.asked_person
    or a.subject is distinct from wanted or a.act <> 'release.order' then
    raise exception 'this release takes two people' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
  end if;
  update release x set state = 'approved', ended_at = realm_now(), seen = coalesce((
    select jsonb_agg(s.one order by s.n) from jsonb_array_elements(r.seen) with ordinality s(one, n)
    where jsonb_build_array(s.one -> 'kind', s.one -> 'value') in (select jsonb_array_elements(still))), '[]')
  where x.release_id = wanted;
end
$$;
revoke execute on function let_release_go(uuid, jsonb) from public;
grant execute on function let_release_go(uuid, jsonb) to :app;
grant create on schema :schema to :keeper;
alter function let_release_go(uuid, jsonb) owner to :keeper;
revoke create on schema :schema from :keeper;
