-- What the commission does by itself: inspections that nobody else sees, words to bodies with their answers, the reports that it
-- froze, the issues that it published. Who acts is filled in by the database; nothing of it can be changed afterwards.

create table inspection (
  inspection_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number integer not null,
  way text not null check (way in ('sample', 'target')),
  -- What it looks at: a body, a person's actor, an act, a period, a subject; as it was ordered.
  scope jsonb not null,
  -- By it the sample can be drawn again.
  seed bytea not null check (length(seed) = 32),
  population integer not null check (population >= 0),
  content_key uuid not null,
  reason bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (owner_id, number),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inspection is 'kept: what the commission looked at, by sampling or by target; seen by the commission alone';

create table inspection_item (
  inspection_id uuid not null references inspection,
  n integer not null check (n >= 1),
  label_id integer not null,
  audience_class integer not null,
  -- The entry of the record, by its number there.
  outbox_id bigint not null,
  primary key (inspection_id, n),
  unique (inspection_id, outbox_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inspection_item is 'kept: which entries an inspection drew or aimed at';

create table inspection_word (
  word_id uuid primary key,
  inspection_id uuid not null references inspection,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('finding', 'closing')),
  outcome text check (outcome in ('in_order', 'not_in_order')),
  words bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  check ((kind = 'closing') = (outcome is not null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table inspection_word is 'kept: what an inspection found, and how it ended';
create unique index inspection_closed_once on inspection_word (inspection_id) where kind = 'closing';

create table oversight_word (
  word_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number integer not null,
  kind text not null check (kind in ('notice', 'demand', 'recommendation')),
  to_id uuid not null references organisation,
  answer_by timestamptz,
  content_key uuid not null,
  words bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (owner_id, number),
  check (to_id <> owner_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table oversight_word is 'kept: what the commission said to a body: a notice, a demand, a recommendation';

create table oversight_ground (
  word_id uuid primary key references oversight_word,
  label_id integer not null,
  audience_class integer not null,
  inspection_id uuid references inspection,
  measure_id uuid references measure,
  check (num_nonnulls(inspection_id, measure_id) = 1),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table oversight_ground is 'kept: which inspection or measure a word rests on; the body that it is said to does not see it';

create table oversight_answer (
  answer_id uuid primary key,
  word_id uuid not null references oversight_word,
  label_id integer not null,
  audience_class integer not null,
  words bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table oversight_answer is 'kept: what a body answered to the commission';
create index oversight_answer_by_word on oversight_answer (word_id, at);

create table statutory_report (
  statutory_report_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number integer not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- The frozen bytes, and their digest as the ledger has it.
  body bytea not null,
  digest bytea not null check (length(digest) = 32),
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (owner_id, number),
  check (from_at < to_at),
  check (digest = sha256(body)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table statutory_report is 'kept: a report to the legislature as it was frozen';

create table transparency_issue (
  transparency_issue_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  number integer not null unique check (number >= 1),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- What the public gets, as it is served.
  body bytea not null,
  page_en bytea not null,
  page_ja bytea not null,
  digest bytea not null check (length(digest) = 32),
  -- The counts behind it, needed for the next issue; never served.
  behind jsonb not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  check (from_at < to_at),
  check (digest = sha256(body)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table transparency_issue is 'kept: an issue of the public statistics with the counts behind it';

do $do$
declare t text;
begin
  foreach t in array array['inspection', 'inspection_item', 'inspection_word', 'oversight_word', 'oversight_ground', 'oversight_answer', 'statutory_report', 'transparency_issue'] loop
    call secure_content(t::regclass);
  end loop;
  foreach t in array array['inspection', 'inspection_word', 'oversight_word', 'oversight_answer', 'statutory_report', 'transparency_issue'] loop
    execute format('create trigger acted before insert on %I for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts()', t);
  end loop;
  -- All but the answers are the commission's own.
  foreach t in array array['inspection', 'inspection_item', 'inspection_word', 'oversight_word', 'oversight_ground', 'statutory_report', 'transparency_issue'] loop
    execute format('create policy written on %I for insert to :app with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()) and exists (select from organisation o where o.organisation_id = current_organisation() and o.kind = ''commission''))', t);
  end loop;
end
$do$;
create policy written on oversight_answer for insert to :app
  with check (actor_id = current_actor() and organisation_id = current_organisation()
    and exists (select from oversight_word w where w.word_id = oversight_answer.word_id and w.to_id = current_organisation() and w.label_id = oversight_answer.label_id));

grant select, insert on inspection, inspection_item, inspection_word, oversight_word, oversight_ground, oversight_answer, statutory_report, transparency_issue to :app;
grant select, insert, update, delete on inspection, inspection_item, inspection_word, oversight_word, oversight_ground, oversight_answer, statutory_report, transparency_issue to :keeper;

-- An exercise publishes nothing, whatever asks it to.
create function only_a_live_realm_publishes() returns trigger language plpgsql as $$
begin
  if (select kind from realm) <> 'live' then
    raise exception 'an exercise publishes nothing' using errcode = 'check_violation', constraint = 'only_live_publishes';
  end if;
  return new;
end
$$;
create trigger live before insert on transparency_issue for each row when (current_actor() is not null) execute function only_a_live_realm_publishes();

-- Who sees an inspection or a word is given the key under which its words lie.
create function oversight_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from inspection i join visible_class v using (audience_class) where i.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from oversight_word w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader()))
$$;
-- What was published, for anybody: what is served and nothing of what is behind it.
create function published_issues() returns table (number integer, from_at timestamptz, to_at timestamptz, body bytea, page_en bytea, page_ja bytea, digest bytea, at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select t.number, t.from_at, t.to_at, t.body, t.page_en, t.page_ja, t.digest, t.at from transparency_issue t
$$;
revoke execute on function oversight_keys(uuid[]) from public;
revoke execute on function published_issues() from public;
grant execute on function oversight_keys(uuid[]) to :app;
grant execute on function published_issues() to :door;
grant create on schema :schema to :keeper;
alter function oversight_keys(uuid[]) owner to :keeper;
alter function published_issues() owner to :keeper;
revoke create on schema :schema from :keeper;
