-- The case room: who takes part and what they answered, what is said in it, who leads it, how it is closed and opened again.

alter table case_participant add column declined_at timestamptz;
alter table case_participant add column released_at timestamptz;
alter table case_participant add constraint participant_answers_once check (acknowledged_at is null or declined_at is null);
grant update (acknowledged_at, declined_at, released_at, named_at, named_by) on case_participant to :app;
-- Who leads names a body again that had declined; what a body answered is its own word.
create policy named_again on case_participant for update to :app
  using (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
create function participant_answers_itself() returns trigger language plpgsql as $$
begin
  if current_user::regrole = ':app'::regrole and new.organisation_id <> current_organisation()
     and (new.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at
          or new.declined_at is not null and new.declined_at is distinct from old.declined_at) then
    raise exception 'a body answers for itself' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger answers_itself before update on case_participant for each row execute function participant_answers_itself();

-- Anything said in a case: by whom, under which label, from what it is derived. Never changed, only followed.
create table case_statement (
  case_statement_id uuid primary key,
  case_id uuid not null references case_room,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  kind text not null check (kind in ('comment', 'hypothesis', 'disagreement', 'contest', 'answer', 'restoration', 'lesson', 'done', 'note',
    'invited', 'accepted', 'declined', 'released', 'lead_offered', 'lead_taken', 'lead_declined', 'closed', 'reopened')),
  author_id uuid not null references organisation,
  said_by uuid not null references actor,
  about_kind text check (about_kind in ('report', 'link', 'assessment', 'statement', 'body')),
  about uuid,
  about_other uuid,
  derived_from uuid[] not null default '{}',
  answers uuid references case_statement,
  -- Whose it is to do, and by when: of restoration and lessons.
  owner_id uuid references organisation,
  due timestamptz,
  -- Of an answer to a contest or a disagreement; of the note.
  outcome text check (outcome in ('upheld', 'rejected', 'stands')),
  note_version integer,
  content_key uuid not null,
  content bytea not null,
  at timestamptz not null,
  check ((about_kind is null) = (about is null)),
  check ((kind = 'note') = (note_version is not null)),
  check ((kind in ('answer', 'done')) = (answers is not null)),
  check (kind <> 'answer' or outcome is not null),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_statement is 'kept: what was said in a case, by whom and about what; encrypted; never changed, only followed';
create index case_statement_by_case on case_statement (case_id, at);
create index case_statement_answering on case_statement (answers) where answers is not null;
create unique index case_note_version on case_statement (case_id, note_version) where note_version is not null;

create table case_presence (
  case_id uuid not null references case_room,
  actor_id uuid not null references actor,
  label_id integer not null,
  audience_class integer not null,
  seen_at timestamptz not null,
  primary key (case_id, actor_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table case_presence is 'derived: who has a case open now, for its named participants alone; forgotten after a minute';

do $do$
begin
  call secure_content('case_statement'::regclass);
  call secure_content('case_presence'::regclass);
  call written_by_reader('case_statement'::regclass);
  call written_by_reader('case_presence'::regclass);
end
$do$;
-- Whoever speaks is who it says it is.
create policy said_by_who_acts on case_statement as restrictive for insert to :app
  with check (said_by = current_actor() and author_id = current_organisation());
create policy own_presence on case_presence as restrictive for insert to :app with check (actor_id = current_actor());
create policy seen_again on case_presence for update to :app using (actor_id = current_actor()) with check (actor_id = current_actor());
grant select, insert on case_statement, case_presence to :app;
grant update (seen_at) on case_presence to :app;
grant select, insert, update, delete on case_statement, case_presence to :keeper;

-- ── who is in the room ────────────────────────────────────────────────────────────────────────────────────────────────
-- The room's own rows move to another label when a body is named to it or leaves it. Only its lead moves it as it likes; a
-- participant may take itself out and nothing else.
create function move_case(wanted uuid, later integer) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  room case_room;
  before label;
  after label;
begin
  select c.* into room from case_room c join visible_class v using (audience_class) where c.case_id = wanted and v.reader_no = current_reader() limit 1;
  select l.* into before from label l where l.label_id = room.label_id;
  select l.* into after from label l where l.label_id = later;
  if room.case_id is null or after.label_id is null or after.class <> 'case' or after.owner_id <> room.lead_id or after.audience is null
     or not (room.lead_id = current_organisation()
             or array(select unnest(after.audience) order by 1) = array(select a from unnest(before.audience) a where a <> current_organisation() order by 1)) then
    raise exception 'only who leads a case names who is in it' using errcode = '42501';
  end if;
  perform move_case_rows(wanted, before.label_id, later);
end
$$;

create function move_case_rows(wanted uuid, earlier integer, later integer) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  update hop h set label_id = later where h.label_id = earlier and h.subject_id in (select a.report_id from assessment a where a.case_id = wanted);
  update assessment set label_id = later where case_id = wanted and label_id = earlier;
  update case_report set label_id = later where case_id = wanted and label_id = earlier;
  update case_participant set label_id = later where case_id = wanted and label_id = earlier;
  update case_statement set label_id = later where case_id = wanted and label_id = earlier;
  update case_alias set label_id = later where alias_id = wanted and label_id = earlier;
  delete from case_presence where case_id = wanted;
  update case_room set label_id = later where case_id = wanted;
end
$$;

-- ── handing over the lead ─────────────────────────────────────────────────────────────────────────────────────────────
-- The offer of the lead that stands: the last word on it, said by the body that leads, to the body that asks.
create function lead_offer(wanted uuid) returns uuid
language sql stable security definer set search_path = :schema, pg_temp as $$
  select s.case_statement_id from case_room c join case_statement s using (case_id) join visible_class v on v.audience_class = c.audience_class
  where c.case_id = wanted and c.closed_at is null and v.reader_no = current_reader() and s.kind = 'lead_offered' and s.author_id = c.lead_id
    and s.about = current_organisation()
    and not exists (select from case_statement o where o.case_id = c.case_id and o.kind in ('lead_offered', 'lead_taken', 'lead_declined') and (o.at, o.case_statement_id) > (s.at, s.case_statement_id))
  limit 1
$$;

-- Under which labels the tasks of the case lie, and who was told of them: for the body that is about to lead it, and nobody else.
create function tasks_to_hand_over(wanted uuid) returns table (label_id integer, owner_id uuid, told boolean)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select distinct t.label_id, t.owner_id, t.state <> 'held'
  from task t where t.case_id = wanted and lead_offer(wanted) is not null
$$;

create function take_lead(wanted uuid, later integer, earlier_tasks integer[], task_owners uuid[], later_tasks integer[]) returns void
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  room case_room;
begin
  select c.* into room from case_room c where c.case_id = wanted for update;
  if lead_offer(wanted) is null
     or exists (select from unnest(array_append(later_tasks, later)) l join label x on x.label_id = l where x.owner_id <> current_organisation())
     or (select array(select unnest(x.audience) order by 1) from label x where x.label_id = later)
        is distinct from (select array(select unnest(x.audience) order by 1) from label x where x.label_id = room.label_id) then
    raise exception 'nobody offered this lead' using errcode = '42501';
  end if;
  perform move_case_rows(wanted, room.label_id, later);
  update case_room set lead_id = current_organisation() where case_id = wanted;
  update task_event e set label_id = m.later from unnest(earlier_tasks, task_owners, later_tasks) as m(earlier, owner, later), task t
    where t.case_id = wanted and e.task_id = t.task_id and t.label_id = m.earlier and t.owner_id = m.owner and e.label_id = m.earlier;
  update task t set label_id = m.later from unnest(earlier_tasks, task_owners, later_tasks) as m(earlier, owner, later)
    where t.case_id = wanted and t.label_id = m.earlier and t.owner_id = m.owner;
end
$$;
-- The trigger that keeps a task as it was given looks at who acts; here it is the body that takes over.
create or replace function task_stays_as_given() returns trigger language plpgsql as $$
begin
  if current_user::regrole = ':app'::regrole and not exists (select from label l where l.label_id = old.label_id and l.owner_id = current_organisation())
     and (new.label_id, new.owner_id, new.case_id, new.after, new.due) is distinct from (old.label_id, old.owner_id, old.case_id, old.after, old.due) then
    raise exception 'who does a task does not change what it is' using errcode = '42501';
  end if;
  return new;
end
$$;

-- Does every contest of this case have an answer, and is nothing open that has to be done before it is closed?
create function open_in_case(wanted uuid) returns table (what text, n integer)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.what, k.n::integer from case_room c join visible_class v using (audience_class) cross join lateral (
    select 'contest' as what, count(*) as n from case_statement s where s.case_id = c.case_id and s.kind = 'contest' and not exists (select from case_statement a where a.answers = s.case_statement_id)
    union all
    select 'restoration', count(*) from case_statement s where s.case_id = c.case_id and s.kind = 'restoration' and not exists (select from case_statement a where a.answers = s.case_statement_id)
    union all
    select 'task', count(*) from task t where t.case_id = c.case_id and t.state in ('offered', 'accepted')) k
  where c.case_id = wanted and c.lead_id = current_organisation() and v.reader_no = current_reader() and k.n > 0
$$;

create or replace function case_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from task t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from case_statement s join visible_class v using (audience_class) where s.content_key = k.content_key and v.reader_no = current_reader()))
$$;

do $do$
declare f text;
begin
  foreach f in array array['move_case(uuid, integer)', 'move_case_rows(uuid, integer, integer)', 'lead_offer(uuid)', 'tasks_to_hand_over(uuid)',
      'take_lead(uuid, integer, integer[], uuid[], integer[])', 'open_in_case(uuid)'] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end
$do$;
grant execute on function move_case(uuid, integer), lead_offer(uuid), tasks_to_hand_over(uuid), take_lead(uuid, integer, integer[], uuid[], integer[]), open_in_case(uuid) to :app;
grant create on schema :schema to :keeper;
alter function move_case(uuid, integer) owner to :keeper;
alter function move_case_rows(uuid, integer, integer) owner to :keeper;
alter function lead_offer(uuid) owner to :keeper;
alter function tasks_to_hand_over(uuid) owner to :keeper;
alter function take_lead(uuid, integer, integer[], uuid[], integer[]) owner to :keeper;
alter function open_in_case(uuid) owner to :keeper;
revoke create on schema :schema from :keeper;
