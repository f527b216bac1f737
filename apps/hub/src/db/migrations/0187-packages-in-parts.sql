-- The values of a package are kept some thousands to a row: nothing asks for one alone. A part is found by the least of its objects.
create table delivery_part (
  delivery_id uuid not null references delivery,
  -- Of all parts the one that could hold an object is the last that does not begin after it. Zero: values from before there were objects.
  first_id uuid not null,
  -- In the order of the objects; each list has the same length.
  objects uuid[] not null,
  versions timestamptz[] not null,
  places integer[] not null,
  kinds text[] not null,
  texts text[] not null,
  tlps text[] not null,
  ends timestamptz[] not null,
  label_id integer not null,
  audience_class integer not null,
  primary key (delivery_id, first_id),
  check (cardinality(objects) > 0 and cardinality(objects) = all (array[cardinality(versions), cardinality(places), cardinality(kinds),
    cardinality(texts), cardinality(tlps), cardinality(ends)])),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table delivery_part is 'kept: the values of a package, for its recipient alone, some thousands to a row';
comment on column delivery_part.objects is 'ids of indicators, without their type';
comment on column delivery_part.places is 'where each stands in this recipient''s copy';
comment on column delivery_part.texts is 'the values, beside their kinds';
-- To compress them costs more than it saves.
alter table delivery_part alter objects set storage external, alter versions set storage external, alter places set storage external,
  alter kinds set storage external, alter texts set storage external, alter tlps set storage external, alter ends set storage external;
call secure_content('delivery_part'::regclass);
create policy delivers on delivery_part to :delivery using (true) with check (true);
grant select on delivery_part to :app;
grant select, insert on delivery_part to :delivery;
grant select, insert, update, delete on delivery_part to :keeper;

insert into delivery_part (delivery_id, first_id, objects, versions, places, kinds, texts, tlps, ends, label_id, audience_class)
select v.delivery_id, coalesce((array_agg(v.object order by v.object, v.kind, v.value))[1], '00000000-0000-0000-0000-000000000000'), array_agg(v.object order by v.object, v.kind, v.value),
  array_agg(v.modified order by v.object, v.kind, v.value), array_agg(v.place order by v.object, v.kind, v.value),
  array_agg(v.kind order by v.object, v.kind, v.value), array_agg(v.value order by v.object, v.kind, v.value),
  array_agg(v.tlp order by v.object, v.kind, v.value), array_agg(v.valid_until order by v.object, v.kind, v.value),
  v.label_id, v.audience_class
from (select d.*, substr(d.object_id, length('indicator--') + 1)::uuid as object,
    case when d.object_id is null then -1
      else (row_number() over (partition by d.delivery_id, d.object_id is null order by substr(d.object_id, length('indicator--') + 1)::uuid) - 1) / 2000 end as part
  from delivered_value d) v
group by v.delivery_id, v.part, v.label_id, v.audience_class;

drop table delivered_value;
drop trigger delivered_value_label_id_audience_class_fkey_stays on label;
drop trigger delivered_value_delivery_id_fkey_stays on delivery;
drop trigger delivered_object_stays on shared_object;

-- Every object of a part stands, in the version that it names; nobody but the keeper takes any away, and not while a part names it.
create function parts_must_stand() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  if exists (select from fresh f cross join lateral unnest(f.objects, f.versions) u(object, modified)
      where u.object is not null and not exists (
        select from shared_object s where s.object_id = 'indicator--' || u.object and s.modified = u.modified)) then
    raise exception using errcode = 'foreign_key_violation', constraint = 'delivered_object', table = tg_table_name,
      message = 'a part of a package names an object that is not there';
  end if;
  return null;
end
$$;
create function parts_must_stay() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  if exists (select from gone g join (select 'indicator--' || u.object as object_id, u.modified
      from delivery_part p cross join lateral unnest(p.objects, p.versions) u(object, modified)) n using (object_id, modified)) then
    raise exception using errcode = 'foreign_key_violation', constraint = 'delivered_object', table = tg_table_name,
      message = 'an object is named by a part of a package';
  end if;
  return null;
end
$$;
-- A class follows its label, here where no foreign key carries it.
create or replace function classes_follow() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  if exists (select from were w join are a using (label_id) where a.audience_class is distinct from w.audience_class) then
    update exchange_entry e set audience_class = a.audience_class from are a
      where e.label_id = a.label_id and e.audience_class is distinct from a.audience_class;
  end if;
  return null;
end
$$;
revoke execute on function parts_must_stand(), parts_must_stay() from public;
grant create on schema :schema to :keeper;
alter function parts_must_stand() owner to :keeper;
alter function parts_must_stay() owner to :keeper;
revoke create on schema :schema from :keeper;
create trigger delivered_object_insert after insert on delivery_part referencing new table as fresh for each statement execute function parts_must_stand('shared_object');
create trigger delivered_object_update after update on delivery_part referencing new table as fresh for each statement execute function parts_must_stand('shared_object');
create trigger delivered_object_stays after delete on shared_object referencing old table as gone for each statement execute function parts_must_stay();
