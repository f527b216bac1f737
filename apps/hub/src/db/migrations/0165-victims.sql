-- A victim consents to be named: to whom, with which of its facts, until when. What a card says are the victim's own words; no report is read
-- for them. A card is served while its consent stands and at no other instant; that is the database's to say, on every way out.

alter table consent_request
  drop constraint consent_request_given_check,
  drop constraint consent_request_recipients_check,
  add constraint consent_request_given check (given in ('third_party_release', 'law_enforcement_use', 'victim_naming')),
  add column kinds text[] not null default '{}',
  add column groups text[] not null default '{}',
  add column fields text[],
  add constraint consent_request_audience check (cardinality(recipients) <= 50 and cardinality(kinds) <= 20 and cardinality(groups) <= 20
    and (cardinality(recipients) > 0 or (given = 'victim_naming' and cardinality(kinds) + cardinality(groups) > 0))),
  add constraint consent_request_fields check ((given = 'victim_naming') = (fields is not null));
comment on column consent_request.fields is 'to be told who was hit: which facts';

create table victim_consent (
  victim_consent_id uuid primary key,
  consent_request_id uuid not null unique references consent_request,
  label_id integer not null,
  audience_class integer not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  victim_id uuid not null references organisation,
  -- Who may name it: the body that asked.
  office_id uuid not null references organisation,
  report_id uuid not null references report,
  own_report boolean not null,
  recipients uuid[] not null,
  kinds text[] not null,
  groups text[] not null,
  fields text[] not null check (cardinality(fields) > 0),
  content_key uuid not null,
  content bytea not null,
  at timestamptz not null,
  until timestamptz,
  ended_at timestamptz,
  check (victim_id <> office_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table victim_consent is 'kept: consents of victims to be named, each with its audience, its facts and its end; the words are encrypted';
create index victim_consent_by_report on victim_consent (report_id);
do $do$
begin
  call secure_content('victim_consent'::regclass);
  call written_by_owner('victim_consent'::regclass);
end
$do$;
-- Only the victim itself consents, and only it ends its consent; what ended stays ended.
create policy own_word on victim_consent as restrictive for insert to :app with check (victim_id = current_organisation() and ended_at is null);
create policy ended on victim_consent as restrictive for update to :app
  using (victim_id = current_organisation() and ended_at is null) with check (victim_id = current_organisation() and ended_at is not null);
create policy delivers on victim_consent for select to :delivery using (true);
grant select, insert on victim_consent to :app;
grant update (ended_at) on victim_consent to :app;
grant select on victim_consent to :delivery;
grant select, insert, update, delete on victim_consent to :keeper;

alter table consent_answer
  drop constraint consent_answer_check,
  add column victim_consent_id uuid references victim_consent deferrable initially deferred,
  add constraint consent_answer_grants check ((kind = 'granted') = (num_nonnulls(consent_id, victim_consent_id) = 1));

create or replace function consent_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from consent_request q join visible_class v using (audience_class) where q.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from consent_answer w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from victim_consent n join visible_class v using (audience_class) where n.content_key = k.content_key and v.reader_no = current_reader()))
$$;

-- May this victim be named now? Answers for whoever asks, and says nothing else of the consent.
create function victim_stands(consent uuid) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from victim_consent n where n.victim_consent_id = consent and n.ended_at is null and (n.until is null or n.until > realm_now()))
$$;
revoke execute on function victim_stands(uuid) from public;
grant execute on function victim_stands(uuid) to :app, :delivery;
grant create on schema :schema to :keeper;
alter function victim_stands(uuid) owner to :keeper;
revoke create on schema :schema from :keeper;

-- What one recipient of one release is told of one victim. Its words are here as long as they are served, and emptied with their end.
create table victim_card (
  victim_card_id uuid primary key,
  release_id uuid not null references release deferrable initially deferred,
  victim_consent_id uuid not null references victim_consent,
  organisation_id uuid not null references organisation,
  label_id integer not null,
  audience_class integer not null,
  fields text[] not null check (cardinality(fields) > 0),
  words jsonb,
  -- Of the package, those that stand in the victim's own report: pairs of kind and value.
  items jsonb not null,
  at timestamptz not null,
  delivery_id uuid references delivery,
  objects text[] not null default '{}',
  digest bytea,
  told_at timestamptz,
  unique (release_id, victim_consent_id, organisation_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table victim_card is 'kept: which facts of a victim one recipient of a release was told, and that it was told of the end; the words go with the consent';
comment on column victim_card.digest is 'SHA-256 over the bytes of the package with its cards; the same on each card of a delivery';
create index victim_card_by_delivery on victim_card (delivery_id);
create index victim_card_standing on victim_card (victim_consent_id) where told_at is null;
do $do$
begin
  call secure_content('victim_card'::regclass);
  call written_by_owner('victim_card'::regclass);
end
$do$;
-- An order tells what a consent of now allows, and nothing beyond it: facts, recipient and office are held against the consent itself.
create function victim_card_allowed(consent uuid, recipient uuid, told text[]) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from victim_consent n join organisation o on o.organisation_id = recipient
    where n.victim_consent_id = consent and n.office_id = current_organisation() and n.ended_at is null and (n.until is null or n.until > realm_now())
      and told <@ n.fields and recipient <> n.victim_id and (recipient = any (n.recipients) or o.kind = any (n.kinds) or o.groups && n.groups))
$$;
revoke execute on function victim_card_allowed(uuid, uuid, text[]) from public;
grant execute on function victim_card_allowed(uuid, uuid, text[]) to :app;
grant create on schema :schema to :keeper;
alter function victim_card_allowed(uuid, uuid, text[]) owner to :keeper;
revoke create on schema :schema from :keeper;
create policy as_consented on victim_card as restrictive for insert to :app
  with check (delivery_id is null and told_at is null and victim_card_allowed(victim_consent_id, organisation_id, fields));
-- Its recipient reads it while the consent stands, and that it ended; between the two there is nothing.
create policy handed on victim_card for select to :app using (
  organisation_id = current_organisation() and delivery_id is not null and (told_at is not null or victim_stands(victim_consent_id)));
-- The victim reads to whom it was named.
create policy of_itself on victim_card for select to :app using (delivery_id is not null and exists (
  select from victim_consent n where n.victim_consent_id = victim_card.victim_consent_id and n.victim_id = current_organisation()));
create policy delivers on victim_card to :delivery using (true) with check (true);
grant select, insert on victim_card to :app;
grant select, update on victim_card to :delivery;
grant select, insert, update, delete on victim_card to :keeper;

-- Why each fact is told or not, recipient by recipient, for who ordered it.
create table victim_reason (
  release_id uuid not null references release deferrable initially deferred,
  victim_consent_id uuid not null references victim_consent,
  organisation_id uuid not null references organisation,
  field text not null,
  included boolean not null,
  rule text not null,
  label_id integer not null,
  audience_class integer not null,
  primary key (release_id, victim_consent_id, organisation_id, field),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table victim_reason is 'kept: why each fact of a victim is told to a recipient of a release or not';
do $do$
begin
  call secure_content('victim_reason'::regclass);
  call written_by_owner('victim_reason'::regclass);
end
$do$;
grant select, insert on victim_reason to :app;
grant select, insert, update, delete on victim_reason to :keeper;

-- The objects of a card stand on the same shelf as all that is released, and are there for nobody once the consent is over.
alter table shared_object add column victim_consent_id uuid references victim_consent;
comment on column shared_object.victim_consent_id is 'whose consent it is served by; null: it names no victim';
create policy named on shared_object as restrictive for select to :app using (victim_consent_id is null or victim_stands(victim_consent_id));
grant update (body) on shared_object to :delivery;

-- With which of its consents an order names somebody.
alter table release add column victims jsonb;
comment on column release.victims is 'which facts of which consents its orderer chose, no words; null: nobody is named';
