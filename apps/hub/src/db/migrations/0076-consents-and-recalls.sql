-- Consent that is asked for, and what was taken back as it goes out to partners.

-- A consent that ended: the reporter took back what it had given, as it takes back an answer of its form.
alter table withdrawal add column consent_id uuid references consent;
comment on column withdrawal.consent_id is 'the consent that was taken back; null: answers of the form';
grant select on consent to :delivery;
create policy recalls on consent for select to :delivery using (true);

-- One body asks the body whose report it is whether named bodies may have it, or some values of it.
create table consent_request (
  consent_request_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  asker_id uuid not null references organisation,
  asked_id uuid not null references organisation,
  asked_by uuid not null references actor,
  report_id uuid not null references report,
  given text not null check (given in ('third_party_release', 'law_enforcement_use')),
  recipients uuid[] not null check (cardinality(recipients) between 1 and 50),
  -- Pairs of kind and value; null: all of the report.
  items jsonb,
  until timestamptz,
  state text not null default 'open' check (state in ('open', 'granted', 'refused', 'taken_back', 'ended')),
  version integer not null default 1,
  content_key uuid not null,
  content bytea not null,
  at timestamptz not null,
  check (asker_id <> asked_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table consent_request is 'kept: what consent one body asked of another, and how it stands; the reason is encrypted';
create index consent_request_by_time on consent_request (audience_class, at desc, consent_request_id desc);

create table consent_answer (
  consent_answer_id uuid primary key,
  consent_request_id uuid not null references consent_request,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  kind text not null check (kind in ('granted', 'refused', 'taken_back', 'ended')),
  author_id uuid not null references organisation,
  said_by uuid not null references actor,
  -- What was granted.
  consent_id uuid references consent,
  content_key uuid,
  content bytea,
  at timestamptz not null,
  check ((kind = 'granted') = (consent_id is not null)),
  check ((content is null) = (content_key is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table consent_answer is 'kept: what was answered to a request for consent, and that it was taken back; words are encrypted';
create index consent_answer_by_request on consent_answer (consent_request_id, at);

do $do$
begin
  call secure_content('consent_request'::regclass);
  call secure_content('consent_answer'::regclass);
  call written_by_owner('consent_request'::regclass);
  call written_by_reader('consent_answer'::regclass);
end
$do$;
create policy own_question on consent_request as restrictive for insert to :app
  with check (asker_id = current_organisation() and asked_by = current_actor());
create policy own_word on consent_answer as restrictive for insert to :app
  with check (author_id = current_organisation() and said_by = current_actor());
create policy moved_by_asked on consent_request for update to :app
  using (asked_id = current_organisation() and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (asked_id = current_organisation());
grant select, insert on consent_request, consent_answer to :app;
grant update (state, version) on consent_request to :app;
grant select, insert, update, delete on consent_request, consent_answer to :keeper;

create function consent_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from consent_request q join visible_class v using (audience_class) where q.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from consent_answer w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader()))
$$;
revoke execute on function consent_keys(uuid[]) from public;
grant execute on function consent_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function consent_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;

-- What was taken back goes out as well: through a channel, once for what its office knows of and once for the rest of it.
alter table dispatch
  alter column release_id drop not null,
  alter column delivery_id drop not null,
  add column withdrawal_id uuid references withdrawal,
  add column part text check (part in ('known', 'beyond')),
  add constraint dispatch_of_one check ((delivery_id is null) = (release_id is null) and (delivery_id is null) <> (withdrawal_id is null)
    and (withdrawal_id is null) = (part is null)),
  add constraint dispatch_recalls_once unique (channel_id, withdrawal_id, part);

-- Which versions say so: that is the delivery duty's alone.
create table dispatch_recalled (
  dispatch_id uuid not null references dispatch,
  object_id text not null,
  modified timestamptz not null,
  primary key (dispatch_id, object_id),
  foreign key (object_id, modified) references shared_object
);
comment on table dispatch_recalled is 'kept: the revoked objects that a dispatch carries, for the duty that delivers';
alter table dispatch_recalled enable row level security;
alter table dispatch_recalled force row level security;
create policy delivers on dispatch_recalled to :delivery using (true) with check (true);
create policy whole on dispatch_recalled to :keeper using (true) with check (true);
grant select, insert on dispatch_recalled to :delivery;
grant select, insert, update, delete on dispatch_recalled to :keeper;
