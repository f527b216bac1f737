-- A consent that ends by its own time ends like one that is taken back: whoever was handed a value because of it is told. What is
-- written for it is a withdrawal that nobody spoke, in the consent's own label and under its receipt, as of the instant of its end.
alter table withdrawal add column lapsed boolean not null default false;
comment on column withdrawal.lapsed is 'true: the time of the consent ran out; nobody took it back';
create unique index withdrawal_of_consent on withdrawal (consent_id) where consent_id is not null;
create index consent_by_end on consent (valid_until) where valid_until is not null;

-- Consents that name bodies and whose time is over, with all versions of their reports; runs with the keeper's rights, since the duty
-- that asks sees no reports.
create function consents_to_lapse(most integer)
returns table (consent_id uuid, label_id integer, at timestamptz, reports uuid[])
language sql stable security definer set search_path = :schema, pg_temp as $$
  select c.consent_id, c.label_id, c.valid_until, array(
      select r.report_id from report r where r.owner_id = c.owner_id and coalesce(r.source_ref, uuid_send(r.report_id)) = c.source_ref order by r.version)
  from consent c
  where c.given <> 'share_with_coordinator' and c.valid_until <= realm_now()
    and not exists (select from withdrawal w where w.consent_id = c.consent_id)
  order by c.valid_until, c.consent_id limit most
$$;

-- False: it was taken back or lapsed meanwhile. A request that it answered has ended with it.
create function lapse_consent(ended uuid, as_withdrawal uuid) returns boolean
language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  insert into withdrawal (withdrawal_id, label_id, audience_class, owner_id, source_ref, receipt_id, flags, consent_id, at, lapsed)
    select as_withdrawal, c.label_id, c.audience_class, c.owner_id, c.source_ref, c.receipt_id, '{}', c.consent_id, c.valid_until, true
    from consent c where c.consent_id = ended and c.valid_until <= realm_now()
    on conflict do nothing;
  if not found then
    return false;
  end if;
  update consent_request q set state = 'ended', version = q.version + 1
    from consent_answer a where a.consent_id = ended and q.consent_request_id = a.consent_request_id and q.state = 'granted';
  return true;
end
$$;
revoke execute on function consents_to_lapse(integer) from public;
revoke execute on function lapse_consent(uuid, uuid) from public;
grant execute on function consents_to_lapse(integer), lapse_consent(uuid, uuid) to :delivery;
grant create on schema :schema to :keeper;
alter function consents_to_lapse(integer) owner to :keeper;
alter function lapse_consent(uuid, uuid) owner to :keeper;
revoke create on schema :schema from :keeper;
create policy lapsed on outbox for insert to :delivery with check (act = 'consent.lapsed');
