-- Acting together: playbooks as data of a realm, and the tasks that a case gives to bodies.

create table playbook (
  playbook_id text primary key,
  modified timestamptz not null,
  document jsonb not null,
  added_at timestamptz not null,
  added_by uuid not null references actor
);
comment on table playbook is 'kept: playbooks that were taken in (CACAO 2.0), as they came; reference material, read by everybody';
grant select on playbook to :app;
grant select, insert, update on playbook to :door;
grant select, insert, update, delete on playbook to :keeper;

-- A task is seen by the body that leads the case, whose label it lies under, and by the body that is to do it.
create table task (
  task_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  case_id uuid not null references case_room,
  receipt_id uuid not null references receipt deferrable initially deferred,
  playbook text,
  step text,
  role text,
  owner_id uuid not null references organisation,
  given_by uuid not null references actor,
  given_at timestamptz not null,
  due timestamptz,
  after uuid[] not null default '{}',
  content_key uuid not null,
  content bytea not null,
  state text not null check (state in ('held', 'offered', 'accepted', 'refused', 'done', 'withdrawn')),
  version integer not null default 1,
  moved_at timestamptz not null,
  escalated_at timestamptz,
  check ((playbook is null) = (step is null)),
  unique (case_id, playbook, step),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table task is 'kept: what a body is asked to do in a case, with its due, basis and state; its words are encrypted';
create index task_by_time on task (audience_class, given_at desc, task_id desc);
create index task_by_case on task (case_id);
create index task_open on task (due) where state in ('held', 'offered', 'accepted', 'refused') and escalated_at is null;

create table task_event (
  task_event_id uuid primary key,
  task_id uuid not null references task,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid references receipt deferrable initially deferred,
  kind text not null check (kind in ('give', 'offer', 'accept', 'refuse', 'finish', 'reassign', 'withdraw', 'escalate')),
  said_by uuid not null references actor,
  owner_id uuid not null references organisation,
  version integer not null,
  content bytea,
  at timestamptz not null,
  unique (task_id, version, kind),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table task_event is 'kept: what became of a task, by whom and with which words; never changed, only followed';
create index task_event_by_task on task_event (task_id);

do $do$
begin
  call secure_content('task'::regclass);
  call secure_content('task_event'::regclass);
  call written_by_owner('task'::regclass);
  call written_by_reader('task_event'::regclass);
end
$do$;
-- The body that is to do it moves its own task on; what else stands of it stays with the lead.
create policy done_by_owner on task for update to :app
  using (owner_id = current_organisation() and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (owner_id = current_organisation() and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create function task_stays_as_given() returns trigger language plpgsql as $$
begin
  if not exists (select from label l where l.label_id = old.label_id and l.owner_id = current_organisation())
     and (new.label_id, new.owner_id, new.case_id, new.after) is distinct from (old.label_id, old.owner_id, old.case_id, old.after)
     or new.due is distinct from old.due and not exists (select from label l where l.label_id = old.label_id and l.owner_id = current_organisation()) then
    raise exception 'who does a task does not change what it is' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger stays_as_given before update on task for each row when (current_actor() is not null) execute function task_stays_as_given();

grant select, insert on task, task_event to :app;
grant update (state, version, moved_at, owner_id, label_id, due) on task to :app;
grant select, insert, update, delete on task, task_event to :keeper;
-- The duty that looks at the time: it says once of each task that it is late.
grant select on task to :fusion;
grant update (escalated_at) on task to :fusion;
grant insert on task_event to :fusion;

-- Does this task still wait for others? Answered for a task that the caller sees, of tasks that it may not see: who gave it
-- said that it waits.
create function task_waits(wanted uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select coalesce((
    select exists (select from task o where o.task_id = any (t.after) and o.state not in ('done', 'withdrawn'))
    from task t join visible_class v using (audience_class) where t.task_id = wanted and v.reader_no = current_reader() limit 1), false)
$$;
revoke execute on function task_waits(uuid) from public;
grant execute on function task_waits(uuid) to :app;

-- Who sees something that was said in a case is given the key under which it lies.
create function case_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and exists (
    select from task t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader())
$$;
revoke execute on function case_keys(uuid[]) from public;
grant execute on function case_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function task_waits(uuid) owner to :keeper;
alter function case_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
