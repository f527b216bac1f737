-- A release writes thousands of rows that name the same few others. A foreign key asks once a row what one question a statement
-- answers: the same truth, under the same names, without the row by row.

-- Of what a statement wrote, everything that it names stands, and what is named cannot go before this act has ended.
-- Arguments: the table that is named, the constraint, its columns (the same in both), and "many" where each row names another:
-- those are asked for and not held, since nobody but the keeper takes any away.
create function must_stand() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  columns constant text[] := string_to_array(tg_argv[2], ',');
  few constant boolean := tg_argv[3] is distinct from 'many';
  missing boolean;
begin
  execute format('select exists (select from (select %s %s from fresh f where %s) w left join lateral (select true as there from %I t where %s %s) x on true where x.there is null)',
    case when few then 'distinct' else '' end,
    (select string_agg(format('f.%I', c), ', ') from unnest(columns) c),
    (select string_agg(format('f.%I is not null', c), ' and ') from unnest(columns) c),
    tg_argv[0],
    (select string_agg(format('t.%1$I = w.%1$I', c), ' and ') from unnest(columns) c),
    case when few then 'for key share' else 'limit 1' end) into missing;
  if missing then
    raise exception using errcode = 'foreign_key_violation', constraint = tg_argv[1], table = tg_table_name,
      message = format('a row of %s names one of %s that is not there', tg_table_name, tg_argv[0]);
  end if;
  return null;
end
$$;

-- The other side: what rows name does not go away. Arguments: their table, the constraint, its columns.
create function must_stay() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  needed boolean;
begin
  execute format('select exists (select from gone g join %I n using (%s))', tg_argv[0], tg_argv[2]) into needed;
  if needed then
    raise exception using errcode = 'foreign_key_violation', constraint = tg_argv[1], table = tg_argv[0],
      message = format('a row of %s is named by one of %s', tg_table_name, tg_argv[0]);
  end if;
  return null;
end
$$;

-- A class follows its label.
create function classes_follow() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  if exists (select from were w join are a using (label_id) where a.audience_class is distinct from w.audience_class) then
    update delivered_value d set audience_class = a.audience_class from are a
      where d.label_id = a.label_id and d.audience_class is distinct from a.audience_class;
    update exchange_entry e set audience_class = a.audience_class from are a
      where e.label_id = a.label_id and e.audience_class is distinct from a.audience_class;
  end if;
  return null;
end
$$;
revoke execute on function must_stand(), must_stay(), classes_follow() from public;
grant create on schema :schema to :keeper;
alter function must_stand() owner to :keeper;
alter function must_stay() owner to :keeper;
alter function classes_follow() owner to :keeper;
revoke create on schema :schema from :keeper;

create procedure checked_at_once(target regclass, named regclass, told text, columns text, how text default 'few') language plpgsql as $$
declare
  event text;
begin
  execute format('alter table %s drop constraint %I', target, told);
  foreach event in array array['insert', 'update'] loop
    execute format('create trigger %I after %s on %s referencing new table as fresh for each statement execute function must_stand(%L, %L, %L, %L)',
      told || '_' || event, event, target, (select relname from pg_class where oid = named), told, columns, how);
  end loop;
  execute format('create trigger %I after delete on %s referencing old table as gone for each statement execute function must_stay(%L, %L, %L)',
    told || '_stays', named, (select relname from pg_class where oid = target), told, columns);
end
$$;
call checked_at_once('delivered_value', 'label', 'delivered_value_label_id_audience_class_fkey', 'label_id,audience_class');
call checked_at_once('delivered_value', 'delivery', 'delivered_value_delivery_id_fkey', 'delivery_id');
call checked_at_once('delivered_value', 'shared_object', 'delivered_object', 'object_id,modified', 'many');
call checked_at_once('exchange_entry', 'label', 'exchange_entry_label_id_audience_class_fkey', 'label_id,audience_class');
call checked_at_once('exchange_entry', 'organisation', 'exchange_entry_organisation_id_fkey', 'organisation_id');
call checked_at_once('handed_over', 'organisation', 'handed_over_organisation_id_fkey', 'organisation_id');
drop procedure checked_at_once(regclass, regclass, text, text, text);
create trigger classes_follow after update on label referencing old table as were new table as are for each statement
  execute function classes_follow();

-- Whoever was handed an object has it in its collection: that is asked, by one index that the place of a version leads. What was handed
-- over before there were collections comes into them now.
insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version, is_first, is_last,
  listed_kind, listed_value, listed_until, label_id, audience_class)
select m.organisation_id, 'released',
  coalesce((select max(x.added_at) from exchange_entry x where x.organisation_id = m.organisation_id and x.collection = 'released'), m.at)
    + row_number() over (partition by m.organisation_id order by m.at, m.object_id, m.modified) * interval '1 microsecond',
  m.object_id, m.modified, to_char(m.modified at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), split_part(m.object_id, '--', 1), '2.1',
  m.modified = min(m.modified) over same, m.modified = max(m.modified) over same and not exists (select from exchange_entry x
    where x.organisation_id = m.organisation_id and x.collection = 'released' and x.object_id = m.object_id),
  case when s.may_block and not s.revoked then s.kind end, case when s.may_block and not s.revoked then s.value end,
  case when s.may_block and not s.revoked then s.ends end, m.label_id, m.audience_class
from (select distinct on (d.organisation_id, v.object_id, v.modified) d.organisation_id, d.at, v.object_id, v.modified, v.label_id, v.audience_class
    from delivered_value v join delivery d using (delivery_id) where v.object_id is not null and not exists (
      select from exchange_entry x where x.organisation_id = d.organisation_id and x.collection = 'released' and x.object_id = v.object_id and x.version = v.modified)
    order by d.organisation_id, v.object_id, v.modified, d.at) m
join shared_object s on s.object_id = m.object_id and s.modified = m.modified
window same as (partition by m.organisation_id, m.object_id);

alter table exchange_entry drop constraint exchange_entry_organisation_id_collection_object_id_version_key;
alter table exchange_entry add constraint exchange_entry_version unique (object_id, version, organisation_id, collection);
drop index exchange_entry_by_object;
drop index delivered_value_by_object;
drop policy handed on shared_object;
create policy handed on shared_object for select to :app using (
  exists (select from exchange_entry e where e.object_id = shared_object.object_id and e.version = shared_object.modified));
