-- What waits for the ledger stands in a list of its own, so that nothing ever writes to a recorded act: a mark on the act cost as much
-- as recording it. After a restore everything waits; what stands in a running log already is passed over.

create table ledger_waiting (
  outbox_id bigint primary key
);
comment on table ledger_waiting is 'derived: acts that no log holds yet; filled as they are recorded';

create function waits_for_ledger() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  insert into ledger_waiting select f.outbox_id from fresh f on conflict do nothing;
  return null;
end
$$;
revoke execute on function waits_for_ledger() from public;
grant create on schema :schema to :keeper;
alter function waits_for_ledger() owner to :keeper;
revoke create on schema :schema from :keeper;
grant select, insert, delete on ledger_waiting to :keeper;

insert into ledger_waiting select outbox_id from outbox where drained_at is null;
drop index outbox_waiting;
alter table outbox drop column drained_at;
create trigger waits after insert on outbox referencing new table as fresh for each statement execute function waits_for_ledger();
-- A leaf is found by its log and act; that is an index already.
drop index ledger_leaf_by_act;
