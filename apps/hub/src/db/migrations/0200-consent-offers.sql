-- A victim that was not asked offers to be named: its own word, on its own report. It lies where a question would lie that was granted, so that
-- whatever follows a granted one (cards, their end, who was told) follows it too.

alter table consent_request
  add column offered boolean not null default false,
  add constraint consent_request_offered check (not offered or given = 'victim_naming');
comment on column consent_request.offered is 'nobody asked: the victim says by itself that it may be named';

drop policy own_question on consent_request;
-- Whoever asks writes its question; an offer is written by the victim alone, and on a report of its own.
create policy own_question on consent_request as restrictive for insert to :app with check (asked_by = current_actor() and (
  (not offered and asker_id = current_organisation())
  or (offered and state = 'granted' and asked_id = current_organisation()
    and exists (select from report r where r.report_id = consent_request.report_id and r.owner_id = current_organisation()))));
