-- Acts that need a second person. An approval names exactly what it approves by the digest of that object; who asks and who
-- answers is filled in by the database from who acts, never taken from the statement; one person is never both.
create table approval (
  approval_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  act text not null,
  subject uuid,
  object_digest bytea not null,
  rule text not null check (rule in ('other_person', 'other_organisation')),
  reason text not null check (length(btrim(reason)) >= 10),
  asked_by uuid not null references actor,
  asked_person uuid not null references person,
  asked_organisation uuid not null references organisation,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('confirmed', 'refused')),
  answered_by uuid references actor,
  answered_person uuid references person,
  answered_organisation uuid references organisation,
  answered_at timestamptz,
  answer_reason text,
  spent_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  constraint approval_ends_after_it_was_asked check (expires_at > asked_at),
  constraint approval_is_answered_whole check (
    num_nulls(answer, answered_by, answered_person, answered_organisation, answered_at) in (0, 5)),
  constraint approval_takes_two_people check (answered_person is null or answered_person <> asked_person),
  constraint approval_takes_two_organisations check (
    rule <> 'other_organisation' or answered_organisation is null or answered_organisation <> asked_organisation),
  constraint approval_is_spent_when_confirmed check (spent_at is null or answer = 'confirmed')
);
comment on table approval is 'kept: acts that needed a second person: who asked, for exactly what, who answered and when';
create index approval_by_class on approval (audience_class, asked_at desc, approval_id desc);
create index approval_by_subject on approval (act, subject);

-- The person behind the acting actor; a machine and a duty are nobody.
create function acting_person() returns uuid language sql stable as $$
  select a.person_id from actor a where a.actor_id = current_actor() and a.kind = 'person'
$$;

create function approval_is_asked_by_who_acts() returns trigger language plpgsql as $$
begin
  new.asked_by := current_actor();
  new.asked_person := acting_person();
  new.asked_organisation := current_organisation();
  new.asked_at := realm_now();
  if new.asked_person is null then
    raise exception 'only a person asks for an approval' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
  end if;
  if num_nonnulls(new.answer, new.answered_by, new.answered_person, new.answered_at, new.spent_at) > 0 then
    raise exception 'an approval is asked for before it is answered' using errcode = 'check_violation', constraint = 'approval_is_answered_whole';
  end if;
  return new;
end
$$;

create function approval_is_answered_by_who_acts() returns trigger language plpgsql as $$
begin
  if new.answer is distinct from old.answer then
    if old.answer is not null or old.expires_at <= realm_now() then
      raise exception 'this approval is closed' using errcode = 'check_violation', constraint = 'approval_is_open';
    end if;
    new.answered_by := current_actor();
    new.answered_person := acting_person();
    new.answered_organisation := current_organisation();
    new.answered_at := realm_now();
    if new.answered_person is null then
      raise exception 'only a person answers' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
    end if;
  elsif new.answer_reason is distinct from old.answer_reason then
    raise exception 'what was answered stays' using errcode = 'check_violation', constraint = 'approval_is_open';
  end if;
  if new.spent_at is distinct from old.spent_at then
    if old.spent_at is not null or old.expires_at <= realm_now() then
      raise exception 'an approval is used once, in its time' using errcode = 'check_violation', constraint = 'approval_is_open';
    end if;
    new.spent_at := realm_now();
  end if;
  return new;
end
$$;

call secure_content('approval'::regclass);
-- A restore acts for nobody and fills nothing in; a reader's act always acts for somebody.
create policy written on approval for insert to :app
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation())
    and asked_by = current_actor() and asked_person = acting_person() and asked_organisation = current_organisation());
-- Whoever sees the question may answer it or act on the answer; the triggers and constraints say how.
create policy answered on approval for update to :app
  using (current_actor() is not null
    and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create trigger asked before insert on approval for each row when (current_actor() is not null) execute function approval_is_asked_by_who_acts();
create trigger answered before update on approval for each row
  when (current_actor() is not null and (new.answer is distinct from old.answer or new.answer_reason is distinct from old.answer_reason or new.spent_at is distinct from old.spent_at))
  execute function approval_is_answered_by_who_acts();
grant select, insert on approval to :app;
grant update (answer, answer_reason, spent_at) on approval to :app;
grant select, insert, update, delete on approval to :keeper;
