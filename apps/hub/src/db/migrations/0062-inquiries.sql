-- Requests for information and for action between bodies: a question, its answer under the answerer's own label, a refusal with
-- its reason, reminders. Who is asked sees its own and nobody else's.

create table inquiry (
  inquiry_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  kind text not null check (kind in ('information', 'action')),
  asker_id uuid not null references organisation,
  asked_id uuid not null references organisation,
  asked_by uuid not null references actor,
  -- A case that the asker sees; the asked one is told of it only where it is in the room.
  case_id uuid references case_room,
  due timestamptz,
  state text not null default 'open' check (state in ('open', 'answered', 'refused', 'withdrawn')),
  version integer not null default 1,
  -- Of a request abroad: country, legal basis, caveats, and that human rights were looked at. Never empty there.
  release jsonb,
  content_key uuid not null,
  content bytea not null,
  at timestamptz not null,
  late_told_at timestamptz,
  check (asker_id <> asked_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inquiry is 'kept: what one body asks another, until when; the question is encrypted';
create index inquiry_by_time on inquiry (audience_class, at desc, inquiry_id desc);
create index inquiry_open on inquiry (due) where state = 'open' and late_told_at is null;

create table inquiry_word (
  inquiry_word_id uuid primary key,
  inquiry_id uuid not null references inquiry,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  kind text not null check (kind in ('answer', 'refusal', 'reminder', 'withdrawal')),
  author_id uuid not null references organisation,
  said_by uuid not null references actor,
  -- The report that an answer became: its values are assertions of whoever answered.
  report_id uuid references report,
  content_key uuid not null,
  content bytea not null,
  at timestamptz not null,
  check ((kind = 'answer') = (report_id is not null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inquiry_word is 'kept: what was said on a request: answers, refusals with a reason, reminders; encrypted';
create index inquiry_word_by_inquiry on inquiry_word (inquiry_id, at);

do $do$
begin
  call secure_content('inquiry'::regclass);
  call secure_content('inquiry_word'::regclass);
  call written_by_owner('inquiry'::regclass);
  call written_by_reader('inquiry_word'::regclass);
end
$do$;
create policy own_question on inquiry as restrictive for insert to :app with check (asker_id = current_organisation() and asked_by = current_actor());
create policy own_word on inquiry_word as restrictive for insert to :app with check (author_id = current_organisation() and said_by = current_actor());
create policy moved_by_asked on inquiry for update to :app
  using (asked_id = current_organisation() and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (asked_id = current_organisation());
grant select, insert on inquiry, inquiry_word to :app;
grant update (state, version) on inquiry to :app;
grant select, insert, update, delete on inquiry, inquiry_word to :keeper;
grant select on inquiry to :fusion;
grant update (late_told_at) on inquiry to :fusion;

create or replace function case_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from task t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from case_statement s join visible_class v using (audience_class) where s.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from inquiry q join visible_class v using (audience_class) where q.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from inquiry_word w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader()))
$$;
