-- What a person complains of to the commission: what was searched for on its behalf, over everything that is kept, and what was
-- found. The person is told the same whatever was found.

create table complaint (
  complaint_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number integer not null,
  content_key uuid not null,
  -- Who complains, of what, which values were searched for, what was found: encrypted.
  content bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (owner_id, number),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table complaint is 'kept: complaints of persons, what was searched for them and what was found; seen by the commission alone';
call secure_content('complaint'::regclass);
create policy written on complaint for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation())
    and exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'commission'));
create trigger acted before insert on complaint for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts();
grant select, insert on complaint to :app;
grant select, insert, update, delete on complaint to :keeper;

-- How often exactly this value stands in what is kept, whoever it belongs to: for the commission alone, in an act that it records.
create function complaint_hits(kinds text[], wanted text[])
returns table (value text, assertions bigint, bodies bigint, sightings bigint, first_at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select w.value,
    (select count(*) from assertion a where a.kind = w.kind and a.value = w.value),
    (select count(distinct r.owner_id) from assertion a join report r using (report_id) where a.kind = w.kind and a.value = w.value),
    (select count(*) from sighting s where s.kind = w.kind and s.value = w.value),
    (select min(a.received_at) from assertion a where a.kind = w.kind and a.value = w.value)
  from unnest(kinds, wanted) as w(kind, value)
  where reads('log') and exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = 'commission')
$$;
revoke execute on function complaint_hits(text[], text[]) from public;
grant execute on function complaint_hits(text[], text[]) to :app;

create or replace function oversight_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from inspection i join visible_class v using (audience_class) where i.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from complaint i join visible_class v using (audience_class) where i.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from oversight_word w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader()))
$$;
grant create on schema :schema to :keeper;
alter function complaint_hits(text[], text[]) owner to :keeper;
revoke create on schema :schema from :keeper;
