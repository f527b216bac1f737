-- Report once: what a body states of an incident, what it filed with which authority, and what came back. A dossier is one
-- body's file on one case; its statements are the body's alone until a filing tells them to somebody.

create table dossier (
  dossier_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  case_id uuid not null references case_room,
  content_key uuid not null,
  opened_at timestamptz not null,
  opened_by uuid not null references actor,
  unique (owner_id, case_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table dossier is 'kept: one body''s file on one case: its statements and its filings';

create table fact_statement (
  fact_statement_id uuid primary key,
  dossier_id uuid not null references dossier,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  receipt_id uuid not null references receipt deferrable initially deferred,
  said_by uuid not null references actor,
  fact text not null,
  -- Null: "not known", which is an answer.
  value bytea,
  confidence text not null check (confidence in ('confirmed', 'stated', 'estimated')),
  kept_from uuid[] not null default '{}',
  protection text[] not null default '{}',
  answers uuid,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table fact_statement is 'kept: what a body stated of an incident, fact by fact, encrypted; never changed, only followed';
create index fact_statement_by_dossier on fact_statement (dossier_id);

create table filing (
  filing_id uuid primary key,
  dossier_id uuid not null references dossier,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  receipt_id uuid not null references receipt deferrable initially deferred,
  filed_by uuid not null references actor,
  form text not null,
  form_version integer not null,
  regime text not null,
  meets text[] not null default '{}',
  recipient_id uuid references organisation,
  number text not null,
  version integer not null check (version >= 1),
  follows uuid references filing,
  channel text not null check (channel in ('hub', 'outside', 'oral')),
  media_type text not null,
  sha256 bytea not null check (length(sha256) = 32),
  content_key uuid not null,
  bytes bytea not null,
  told bytea not null,
  at timestamptz not null,
  unique (dossier_id, form, version, recipient_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table filing is 'kept: what was filed, frozen with its hash; the bytes and what they tell are encrypted';
create index filing_by_time on filing (audience_class, at desc, filing_id desc);
create index filing_by_dossier on filing (dossier_id);

create table filing_word (
  filing_word_id uuid primary key,
  filing_id uuid not null references filing,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  receipt_id uuid not null references receipt deferrable initially deferred,
  said_by uuid not null references actor,
  kind text not null check (kind in ('receipt', 'question', 'answer')),
  fact text,
  answers uuid references filing_word,
  content bytea not null,
  at timestamptz not null,
  check ((kind = 'answer') = (answers is not null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table filing_word is 'kept: what came back on a filing: receipts, questions, and the answers to them, encrypted';
create index filing_word_by_filing on filing_word (filing_id);

do $do$
declare t text;
begin
  foreach t in array array['dossier', 'fact_statement', 'filing', 'filing_word'] loop
    call secure_content(t::regclass);
  end loop;
  foreach t in array array['dossier', 'fact_statement', 'filing'] loop
    call written_by_owner(t::regclass);
  end loop;
  -- The recipient answers under the filing's own label.
  call written_by_reader('filing_word'::regclass);
end
$do$;
grant select, insert on dossier, fact_statement, filing, filing_word to :app;
grant select, insert, update, delete on dossier, fact_statement, filing, filing_word to :keeper;

-- Who sees a dossier or a filing is given the key under which it lies; nobody else can tell whether there is one.
create function filing_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from dossier d join visible_class v using (audience_class) where d.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from filing f join visible_class v using (audience_class) where f.content_key = k.content_key and v.reader_no = current_reader()))
$$;
revoke execute on function filing_keys(uuid[]) from public;
grant execute on function filing_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function filing_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
