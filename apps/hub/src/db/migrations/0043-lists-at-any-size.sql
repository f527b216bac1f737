-- Pages that cost what they show, whatever is stored.

-- The tally of a report's values under one label also says how many are indicators and when they came: the newest reports of
-- which a reader sees something are read from it, class by class.
alter table item_tally add column indicators integer not null default 0;
alter table item_tally add column received_at timestamptz;
alter table item_tally add column latest boolean not null default true;
update item_tally t set indicators = coalesce(n.indicators, 0), received_at = r.received_at, latest = r.latest
from report r left join lateral (
  select a.label_id, count(*) filter (where a.indicator)::integer as indicators from assertion a where a.report_id = r.report_id group by a.label_id
) n on true
where t.report_id = r.report_id and (n.label_id = t.label_id or n.label_id is null);
update item_tally t set received_at = r.received_at, latest = r.latest from report r where t.report_id = r.report_id and t.received_at is null;
alter table item_tally alter column received_at set not null;
create index item_tally_newest on item_tally (audience_class, received_at desc, report_id) where latest and indicators > 0;
create index item_tally_by_label on item_tally (label_id, audience_class, received_at desc);
grant update (latest) on item_tally to :app;
create index report_by_owner on report (owner_id, received_at desc, report_id) where latest;

-- The newest reports of which the caller sees a value only beside another source. With the keeper's rights, since the tally of
-- what is seen so is not the caller's to read; each report is given only where some value of it is seen.
create function beside_reports(most integer) returns table (report_id uuid, received_at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select t.report_id, t.received_at from beside_label b join item_tally t using (label_id)
  where b.reader_no = current_reader() and t.latest and t.indicators > 0 and exists (
    select from assertion a where a.report_id = t.report_id and a.label_id = t.label_id and a.indicator and a.latest and sees_value(a.kind, a.value))
  order by t.received_at desc, t.report_id limit most
$$;
revoke execute on function beside_reports(integer) from public;
grant execute on function beside_reports(integer) to :app;
grant create on schema :schema to :keeper;
alter function beside_reports(integer) owner to :keeper;
revoke create on schema :schema from :keeper;

-- Open cases, class by class: a page of the newest and their number.
create index case_open on case_room (audience_class, opened_at desc, case_id desc) where closed_at is null;
drop index case_by_class;
