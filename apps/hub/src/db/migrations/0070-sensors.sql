-- Sensors of bodies, the chain of entries that each tells, and what it kept. What was kept under communications law and what an
-- owner's consent let it keep lie in two tables under keys of two classes; nothing joins them.

create table sensor (
  sensor_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  name text not null check (length(btrim(name)) between 1 and 200),
  -- SPKI in PEM: by which its entries are checked.
  public_key text not null check (length(public_key) <= 1000),
  receipt_id uuid not null references receipt deferrable initially deferred,
  at timestamptz not null,
  unique (owner_id, name),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table sensor is 'kept: a sensor of a body, and the key by which its entries are checked';

create table sensor_entry (
  sensor_id uuid not null references sensor,
  number integer not null check (number > 0),
  digest bytea not null,
  label_id integer not null,
  audience_class integer not null,
  kind text not null check (kind in ('certificate', 'heartbeat', 'use')),
  said_at timestamptz not null,
  received_at timestamptz not null,
  line text not null,
  -- What it says that it follows is not what is here under the number before.
  forked boolean not null,
  received bigint not null default 0,
  kept bigint not null default 0,
  destroyed bigint not null default 0,
  refused bigint not null default 0,
  interrupted boolean not null default false,
  cap_reached text[] not null default '{}',
  spooled integer,
  lost bigint,
  within_seconds integer,
  receipt_id uuid not null references receipt deferrable initially deferred,
  primary key (sensor_id, number, digest),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table sensor_entry is 'kept: what a sensor told of itself, signed and chained: certificates, heartbeats, uses';

create table selected_traffic (
  sensor_id uuid not null references sensor,
  number integer not null,
  label_id integer not null,
  audience_class integer not null,
  records integer not null,
  content_key uuid not null,
  body bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  primary key (sensor_id, number),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table selected_traffic is 'kept: what was selected under communications law, encrypted, with the key of its commitment';

create table own_traffic (
  sensor_id uuid not null references sensor,
  number integer not null,
  label_id integer not null,
  audience_class integer not null,
  records integer not null,
  content_key uuid not null,
  body bytea not null,
  receipt_id uuid not null references receipt deferrable initially deferred,
  primary key (sensor_id, number),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table own_traffic is 'kept: what a body kept of its own network by its own consent, encrypted, with the key of its commitment';

do $do$
declare t text;
begin
  foreach t in array array['sensor', 'sensor_entry', 'selected_traffic', 'own_traffic'] loop
    call secure_content(t::regclass);
    execute format('create policy written on %s for insert to :app with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))', t::regclass);
  end loop;
end
$do$;
grant select, insert on sensor, sensor_entry, selected_traffic, own_traffic to :app;
grant select, insert, update, delete on sensor, sensor_entry, selected_traffic, own_traffic to :keeper;

create function traffic_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from selected_traffic t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from own_traffic t join visible_class v using (audience_class) where t.content_key = k.content_key and v.reader_no = current_reader()))
$$;
revoke execute on function traffic_keys(uuid[]) from public;
grant execute on function traffic_keys(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function traffic_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
