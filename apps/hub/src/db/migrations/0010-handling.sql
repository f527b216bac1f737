-- Consents that name bodies and where a statement stands among those of the same value are part of its label; sets of readers
-- change at the instants at which a consent begins or ends.

alter table label add column grants jsonb not null default '[]';
alter table label add column originator_caveats text[];
alter table label drop constraint label_provenance_check;
alter table label add constraint label_provenance_check check (provenance in ('independent', 'copy', 'shadowed', 'echo'));

-- The next instants at which some label's readers change; nothing is told but that somebody's set does.
create table set_turn (at timestamptz primary key);
comment on table set_turn is 'derived: instants at which a consent begins or ends and sets of readers have to be computed anew';
grant select on set_turn to :app, :fusion;
grant select, insert, delete on set_turn to :door;
grant select, insert, update, delete on set_turn to :keeper;

-- Labels of echoes and copies whose values a reader may have beside another source only.
create table beside_label (
  reader_no integer not null references reader,
  label_id integer not null references label,
  primary key (reader_no, label_id)
);
comment on table beside_label is 'derived: what a reader may read only beside another source of the same value';
alter table beside_label enable row level security;
alter table beside_label force row level security;
create policy own_set on beside_label for select to :app using (reader_no = current_reader());
create policy computed on beside_label to :door using (true) with check (true);
create policy whole on beside_label to :keeper using (true) with check (true);
grant select on beside_label to :app;
grant select, insert, delete on beside_label to :door;
grant select, insert, update, delete on beside_label to :keeper;

-- What a reader is told of a marking: every restriction of both hands; a permission only where both give it.
create function said_caveats(own text[], originators text[]) returns text[] language sql immutable
return case when originators is null then own else array(
  select distinct c from unnest(own || originators) c
  where c <> 'strict_scope_government' or (c = any (own) and c = any (originators)) order by c
) end;

-- ── provenance: who first said a value ────────────────────────────────────────────────────────────────────────────────
-- An object that names itself (a MISP attribute's uuid, a STIX id with its version) is known again whoever passes it on.
alter table assertion add column object_version text;
alter table assertion add column object_key bigint generated always as (
  case when ref ~ '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' then hashtextextended(ref || '|' || coalesce(object_version, ''), 0) end
) stored;
create index assertion_by_object on assertion (object_key) where object_key is not null;
alter table staged_assertion add column object_version text;
create index label_passed_on on label (originator_id) where provenance <> 'independent';

-- The duty that links also settles provenance: it alone sees both hands.
grant update (label_id) on assertion to :fusion;
grant select, insert, delete on item_tally to :fusion;

-- Does the caller see this value through a row of its own set? With the keeper's rights, since a table's policy cannot ask
-- its own table; the answer is the caller's alone.
create function sees_value(wanted_kind text, wanted_value text) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (
    select from assertion a join visible_class v using (audience_class)
    where a.kind = wanted_kind and a.value = wanted_value and a.latest and v.reader_no = current_reader())
$$;
revoke execute on function sees_value(text, text) from public;
grant execute on function sees_value(text, text) to :app;
grant create on schema :schema to :keeper;
alter function sees_value(text, text) owner to :keeper;
revoke create on schema :schema from :keeper;

-- Echoes and copies that do not serve a reader are there beside another source of the same value.
create policy beside on assertion for select to :app
  using (label_id in (select b.label_id from beside_label b where b.reader_no = current_reader()) and sees_value(kind, value));
create policy beside on label for select to :app
  using (label_id in (select b.label_id from beside_label b where b.reader_no = current_reader()));
-- Linkage's own rows hold several values each; which of them the reader sees is asked where they are read.
create policy beside on feature for select to :app
  using (label_id in (select b.label_id from beside_label b where b.reader_no = current_reader()));
create policy beside on posting for select to :app
  using (label_id in (select b.label_id from beside_label b where b.reader_no = current_reader()));

create or replace function content_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from report r join visible_class v using (audience_class) where r.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from feature f join visible_class v using (audience_class) where f.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from feature f join beside_label b using (label_id) where f.content_key = k.content_key and b.reader_no = current_reader())
    or exists (select from upload u join visible_class v using (audience_class) where u.content_key = k.content_key and v.reader_no = current_reader()))
$$;
