-- The room of a measure: what was directed to whom, what came of it at each recipient, money that was lost, and who was told of a
-- neutralisation or why not yet.

-- Keyed hashes of the reasons of a version, so that a text copied from another request is noticed without opening that one.
alter table measure_version add column word_tokens bytea[] not null default '{}';
-- The canonical target, where it is no account and no card: for effects of earlier measures on the same.
alter table measure_version add column target_token bytea;
create index measure_version_by_target on measure_version (target_token) where target_token is not null;

create table direction (
  direction_id uuid primary key,
  measure_id uuid not null references measure,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  recipient_id uuid not null references organisation,
  type text not null,
  content_key uuid not null,
  content bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (measure_id, recipient_id, at),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table direction is 'kept: what a recipient was directed to do by an approved measure, and nothing else of the measure';
create index direction_by_time on direction (audience_class, at desc, direction_id desc);

create table effect (
  effect_id uuid primary key,
  direction_id uuid not null references direction,
  label_id integer not null,
  audience_class integer not null,
  said text not null check (said in ('applied', 'failed', 'false_positive', 'harm')),
  target_token bytea,
  note bytea,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table effect is 'kept: what came of a direction at its recipient, as the recipient says';
create index effect_by_direction on effect (direction_id);
create index effect_by_target on effect (target_token) where target_token is not null;

create table measure_loss (
  loss_id uuid primary key,
  measure_id uuid not null references measure,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('lost', 'frozen', 'recovered')),
  amount numeric(20, 2) not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_date date not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_loss is 'kept: money that was lost, frozen or recovered, with its currency and date; never converted';
create index measure_loss_by_measure on measure_loss (measure_id);

create table measure_notice (
  notice_id uuid primary key,
  measure_id uuid not null references measure,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('notified', 'deferred')),
  -- Who was told, or why not yet; encrypted under the measure's key.
  words bytea not null,
  review_at timestamptz,
  receipt_id uuid not null references receipt deferrable initially deferred,
  actor_id uuid not null references actor,
  person_id uuid references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  check ((kind = 'deferred') = (review_at is not null)),
  check (review_at is null or review_at > at),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table measure_notice is 'kept: that the manager of a neutralised computer was told, or that it was put off, why and until when';
create index measure_notice_by_measure on measure_notice (measure_id);

do $do$
declare t text;
begin
  foreach t in array array['direction', 'effect', 'measure_loss', 'measure_notice'] loop
    call secure_content(t::regclass);
    execute format('create trigger acted before insert on %I for each row when (current_actor() is not null) execute function measure_act_is_of_who_acts()', t);
  end loop;
end
$do$;
create policy written on direction for insert to :app
  with check (owner_id = current_organisation() and actor_id = current_actor() and label_id in (select l.label_id from label l where l.owner_id = current_organisation())
    and exists (select from measure m where m.measure_id = direction.measure_id and m.owner_id = current_organisation()));
-- What came of it is said by the recipient alone, under the direction's own label.
create policy written on effect for insert to :app
  with check (actor_id = current_actor() and exists (
    select from direction d where d.direction_id = effect.direction_id and d.label_id = effect.label_id and d.recipient_id = current_organisation()));
create policy written on measure_loss for insert to :app
  with check (actor_id = current_actor() and exists (select from measure m where m.measure_id = measure_loss.measure_id and m.label_id = measure_loss.label_id));
create policy written on measure_notice for insert to :app
  with check (actor_id = current_actor() and exists (select from measure m where m.measure_id = measure_notice.measure_id and m.label_id = measure_notice.label_id and m.owner_id = current_organisation()));
grant select, insert on direction, effect, measure_loss, measure_notice to :app;
grant select, insert, update, delete on direction, effect, measure_loss, measure_notice to :keeper;

create or replace function measure_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from measure m join visible_class v using (audience_class) where m.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from measure_vote w join visible_class v using (audience_class) where w.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from direction d join visible_class v using (audience_class) where d.content_key = k.content_key and v.reader_no = current_reader()))
$$;
