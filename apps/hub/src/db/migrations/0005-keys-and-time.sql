-- A feature names its own key since it may be seen without its report; and lists by time for readers of many classes.

-- Runs with the keeper's rights and asks for the caller's reader: a key is given out iff some row under it is visible.
create or replace function content_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from report r join visible_class v using (audience_class) where r.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from feature f join visible_class v using (audience_class) where f.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from upload u join visible_class v using (audience_class) where u.content_key = k.content_key and v.reader_no = current_reader()))
$$;
create index feature_by_key on feature (content_key);
create index upload_by_key on upload (content_key);

-- A reader of many classes (more than about sixty) is served from these and filtered; one of few from the class-led ones.
create index report_by_time on report (received_at desc, report_id desc);
create index assertion_by_time on assertion (received_at desc, assertion_id desc);
create index case_by_time on case_room (opened_at desc, case_id desc);
