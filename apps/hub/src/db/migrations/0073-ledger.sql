-- The ledger's side of the database: which logs a realm has, and which leaf of a log stands for which act. The log itself, its
-- tiles and checkpoints, lies in files beside; a leaf there is a salted commitment and tells nothing. The salt lies here, with the
-- act, and is what is destroyed when an entry has to be.

create table ledger_log (
  log_no integer generated always as identity primary key,
  kind text not null check (kind in ('acts', 'commission')),
  origin text not null unique,
  size bigint not null default 0,
  published bigint not null default 0,
  began_at timestamptz not null,
  ended_at timestamptz
);
comment on table ledger_log is 'kept: the logs of this realm, of all acts and of the commission''s own reads; one of each is running';
create unique index ledger_log_running on ledger_log (kind) where ended_at is null;

create table ledger_leaf (
  log_no integer not null references ledger_log,
  leaf_index bigint not null,
  outbox_id bigint references outbox,
  salt bytea,
  digest bytea,
  committed bytea not null check (length(committed) = 32),
  primary key (log_no, leaf_index)
);
comment on table ledger_leaf is 'kept: what stands at each place of a log: an act with its salt, or padding; without a salt its entry was destroyed';
-- Exactly one leaf for an act in a log.
create unique index ledger_leaf_of_act on ledger_leaf (log_no, outbox_id) where outbox_id is not null;
create index ledger_leaf_by_digest on ledger_leaf (digest) where digest is not null;
create index ledger_leaf_by_act on ledger_leaf (outbox_id) where outbox_id is not null;

create index outbox_waiting on outbox (outbox_id) where drained_at is null;
create index outbox_by_subject on outbox (subject, outbox_id) where subject is not null;
create index outbox_by_time on outbox (at);

-- What was recorded stays as it was recorded, whoever asks: a row may only follow its label and be marked as drained.
create function outbox_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.outbox_id, new.act, new.actor_id, new.at, new.subject, new.entry)
      is not distinct from (old.outbox_id, old.act, old.actor_id, old.at, old.subject, old.entry) then
    return new;
  end if;
  -- A restore empties a schema that was just made, in which nothing was recorded yet.
  if tg_op = 'TRUNCATE' and not exists (select from outbox) then
    return null;
  end if;
  raise exception 'an entry of the record stays as it is' using errcode = 'NR073';
end
$$;
create trigger stands before update or delete on outbox for each row execute function outbox_stands();
create trigger stands_whole before truncate on outbox for each statement execute function outbox_stands();

grant select, insert, update on ledger_log, ledger_leaf to :keeper;

-- A body proves its own acts; oversight proves any. Who sees the act sees its salt, and nobody else.
alter table ledger_leaf enable row level security;
alter table ledger_leaf force row level security;
create policy whole on ledger_leaf to :keeper using (true) with check (true);
create policy own on ledger_leaf for select to :app using (
  exists (select from outbox o join actor a using (actor_id)
    where o.outbox_id = ledger_leaf.outbox_id and (a.organisation_id = current_organisation() or (select reads('log')))));
grant select on ledger_leaf, ledger_log to :app;
