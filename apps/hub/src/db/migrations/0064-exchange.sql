-- How the office reaches its partners and takes from them: channels, and what was sent through them. A channel is its office's own.
create table channel (
  channel_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  -- Whom it reaches, or from whom it takes.
  organisation_id uuid not null references organisation,
  way text not null check (way in ('taxii', 'webhook', 'taxii_pull', 'misp_feed', 'misp_pull')),
  address text not null check (length(address) between 1 and 500),
  -- The name to sign in with; null where the secret is a token.
  login text,
  every_minutes integer check (every_minutes between 1 and 10080),
  state text not null default 'open' check (state in ('open', 'paused', 'ended')),
  opened_at timestamptz not null,
  opened_by uuid not null references actor,
  -- Of a subscription: where it goes on, when, and how the last round ended.
  place jsonb,
  next_at timestamptz,
  failures integer not null default 0,
  last_at timestamptz,
  last_code text,
  last_notes text[] not null default '{}',
  taken bigint not null default 0,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  check ((way in ('taxii', 'webhook')) = (every_minutes is null))
);
comment on table channel is 'kept: how the office reaches a partner, or takes from it, and where a subscription is';
create index channel_by_body on channel (organisation_id) where state <> 'ended';
create index channel_due on channel (next_at) where state = 'open' and every_minutes is not null;

create table channel_secret (
  channel_id uuid primary key references channel,
  sealed bytea not null
);
comment on table channel_secret is 'secret: what the hub signs in with at a partner, under the realm key';
alter table channel_secret enable row level security;
alter table channel_secret force row level security;

-- One package on its way through one channel.
create table dispatch (
  dispatch_id uuid primary key,
  channel_id uuid not null references channel,
  release_id uuid not null references release,
  delivery_id uuid not null references delivery,
  label_id integer not null,
  audience_class integer not null,
  opened_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'in_part', 'dead')),
  tries integer not null default 0,
  next_at timestamptz not null,
  code text,
  ended_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade,
  unique (channel_id, delivery_id),
  check ((state = 'waiting') = (ended_at is null))
);
comment on table dispatch is 'kept: deliveries through channels: where each stands, and how it ended';
create index dispatch_due on dispatch (channel_id, next_at) where state = 'waiting';
create index dispatch_by_time on dispatch (audience_class, opened_at desc, dispatch_id desc);

-- How far it came tells how much it holds: that is the delivery duty's alone.
create table dispatch_place (
  dispatch_id uuid primary key references dispatch,
  place jsonb not null
);
comment on table dispatch_place is 'kept: how far a delivery came, for the duty that delivers';
alter table dispatch_place enable row level security;
alter table dispatch_place force row level security;

create table dispatch_try (
  dispatch_try_id uuid primary key,
  dispatch_id uuid not null references dispatch,
  label_id integer not null,
  audience_class integer not null,
  at timestamptz not null,
  code text not null,
  next_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table dispatch_try is 'kept: every try of a delivery, and when the next one is due';
create index dispatch_try_by_dispatch on dispatch_try (dispatch_id, at);

do $do$
declare t text;
begin
  foreach t in array array['channel', 'dispatch', 'dispatch_try'] loop
    call secure_content(t::regclass);
  end loop;
  call written_by_owner('channel'::regclass);
end
$do$;
create policy sent_again on dispatch for update to :app
  using (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))
  with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
grant select, insert on channel to :app;
grant update (state, login, address, every_minutes, next_at, failures) on channel to :app;
grant select on dispatch, dispatch_try to :app;
grant update (state, tries, next_at, ended_at) on dispatch to :app;

-- Written by whoever keeps the channel, read by the duty that delivers alone.
create policy written on channel_secret for insert to :app with check (exists (select from channel c where c.channel_id = channel_secret.channel_id and c.owner_id = current_organisation()));
create policy told on channel_secret for select to :app using (exists (select from channel c where c.channel_id = channel_secret.channel_id and c.owner_id = current_organisation()));
create policy renewed on channel_secret for update to :app using (exists (select from channel c where c.channel_id = channel_secret.channel_id and c.owner_id = current_organisation()));
grant insert on channel_secret to :app;
grant select (channel_id) on channel_secret to :app;
grant update (sealed) on channel_secret to :app;

-- The delivery duty carries packages out and takes partners' objects in; of a partner it reads nothing else.
create policy delivers on channel to :delivery using (true) with check (true);
create policy delivers on channel_secret to :delivery using (true) with check (true);
create policy delivers on dispatch to :delivery using (true) with check (true);
create policy delivers on dispatch_place to :delivery using (true) with check (true);
create policy delivers on dispatch_try to :delivery using (true) with check (true);
grant select on channel, channel_secret, recall to :delivery;
grant update (place, next_at, failures, last_at, last_code, last_notes, taken) on channel to :delivery;
grant select, insert, update on dispatch, dispatch_place to :delivery;
grant select, insert on dispatch_try to :delivery;
create policy whole on channel_secret to :keeper using (true) with check (true);
create policy whole on dispatch_place to :keeper using (true) with check (true);
grant select, insert, update, delete on channel, channel_secret, dispatch, dispatch_place, dispatch_try to :keeper;
drop policy delivered on outbox;
create policy delivered on outbox for insert to :delivery
  with check (act in ('release.delivered', 'page.sent', 'page.gave_up', 'dispatch.ended'));
