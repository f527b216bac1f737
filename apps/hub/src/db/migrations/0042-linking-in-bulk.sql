-- Linking and lists that cost what they touch, whatever is stored.

-- ── postings: one row a key, at the day from which the policy's window is measured; a pair is met inside the window ─────────
-- The duty writes postings and words in the act in which it reads their report, and reports are never deleted: a foreign key
-- on every row would ask each time what is known already.
delete from posting;
alter table posting drop constraint posting_pkey;
alter table posting drop constraint posting_report_id_fkey;
alter table posting alter column at_day type double precision;
alter table posting add primary key (token, at_day, report_id, label_id);
alter table search_token drop constraint search_token_report_id_fkey;
-- What came before is posted anew.
update report set linked_at = null where latest;

-- ── keys: looked up from what is asked, never from what is visible ───────────────────────────────────────────────────────────
-- Runs with the keeper's rights and asks for the caller's reader: a key is given out iff some row under it is visible.
create or replace function content_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  with seen as (
    select r.content_key from report r
    where r.content_key = any (wanted) and r.audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader())
    union select f.content_key from feature f
    where f.content_key = any (wanted) and f.audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader())
    union select f.content_key from feature f
    where f.content_key = any (wanted) and f.label_id in (select b.label_id from beside_label b where b.reader_no = current_reader())
    union select u.content_key from upload u
    where u.content_key = any (wanted) and u.audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader())
  )
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped from seen join content_key k using (content_key) join class_key c using (class_key_id)
$$;
