-- Translations: what a report or a statement says in another language, as a statement of its own, by whom, by hand or by a machine,
-- and whether somebody else has looked at it. Read by whoever of the room reads what it translates, and by nobody else.

alter table case_statement add column language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');
alter table case_statement add column made_by text check (made_by in ('human', 'machine'));

do $do$
declare old name;
begin
  for old in select c.conname from pg_constraint c where c.conrelid = 'case_statement'::regclass and c.contype = 'c'
    and (pg_get_constraintdef(c.oid) like '%lead_declined%' or pg_get_constraintdef(c.oid) like '%answers IS NOT NULL%')
  loop
    execute format('alter table case_statement drop constraint %I', old);
  end loop;
end
$do$;
alter table case_statement add constraint case_statement_kind_check check (kind in ('comment', 'hypothesis', 'disagreement', 'contest', 'answer',
  'restoration', 'lesson', 'done', 'translation', 'reviewed', 'note', 'invited', 'accepted', 'declined', 'released', 'lead_offered',
  'lead_taken', 'lead_declined', 'closed', 'reopened'));
alter table case_statement add constraint case_statement_answers_check check ((kind in ('answer', 'done', 'reviewed')) = (answers is not null));
alter table case_statement add constraint case_statement_translates_check
  check ((kind = 'translation') = (language is not null) and (kind = 'translation') = (made_by is not null) and (kind <> 'translation' or about is not null));

-- Which of these bodies read the text of a report that the caller reads itself.
create function readers_among(report uuid, bodies uuid[]) returns setof uuid
language sql stable security definer set search_path = :schema, pg_temp as $$
  select o.id from report r join visible_class mine on mine.audience_class = r.audience_class and mine.reader_no = current_reader()
    cross join unnest(bodies) o(id)
  where r.report_id = readers_among.report and body_reads(o.id, r.audience_class)
$$;
revoke execute on function readers_among(uuid, uuid[]) from public;
grant execute on function readers_among(uuid, uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function readers_among(uuid, uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
