-- Who may see and write which row, and which duty may touch which table. Nothing is granted to public; a table that is not
-- named here is closed to every duty but the keeper.

-- ── row security: a row is visible iff its label's audience class is among the reader's ──────────────────────────────
alter table visible_label enable row level security;
alter table visible_label force row level security;
create policy own_set on visible_label for select to :app using (reader_no = current_reader());
create policy unsealed on visible_label for select to :fusion using (reader_no = 0);
create policy computed on visible_label to :door using (true) with check (true);
create policy whole on visible_label to :keeper using (true) with check (true);

alter table visible_class enable row level security;
alter table visible_class force row level security;
create policy own_set on visible_class for select to :app using (reader_no = current_reader());
create policy unsealed on visible_class for select to :fusion using (reader_no = 0);
create policy computed on visible_class to :door using (true) with check (true);
create policy whole on visible_class to :keeper using (true) with check (true);

-- A label tells of its owner and of a caveat: it is as hidden as the rows that carry it.
alter table label enable row level security;
alter table label force row level security;
create policy in_set on label for select to :app
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create policy unsealed on label for select to :fusion
  using (audience_class in (select v.audience_class from visible_class v where v.reader_no = 0));
create policy interned on label to :door using (true) with check (true);
create policy whole on label to :keeper using (true) with check (true);

create function take_audience_class() returns trigger language plpgsql as $$
begin
  select l.audience_class into new.audience_class from label l where l.label_id = new.label_id;
  return new;
end
$$;

-- Makes a table one of content: forced row security, and a class that follows the label.
create procedure secure_content(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy in_set on %s for select to :app using (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))', target);
  execute format('create policy unsealed on %s to :fusion using (audience_class in (select v.audience_class from visible_class v where v.reader_no = 0)) with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = 0))', target);
  execute format('create policy whole on %s to :keeper using (true) with check (true)', target);
  execute format('create trigger class_of_label before insert on %s for each row when (new.audience_class is null) execute function take_audience_class()', target);
  execute format('create trigger class_of_new_label before update of label_id on %s for each row when (new.label_id is distinct from old.label_id) execute function take_audience_class()', target);
end
$$;

-- Lets a reader's act write rows under its own body's labels only (a foreign label: 42501).
create procedure written_by_owner(target regclass) language plpgsql as $$
begin
  execute format('create policy written on %s for insert to :app with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))', target);
  execute format('create policy corrected on %s for update to :app using (label_id in (select l.label_id from label l where l.owner_id = current_organisation())) with check (label_id in (select l.label_id from label l where l.owner_id = current_organisation()))', target);
end
$$;

-- Lets a reader's act write rows under any label that it may see: what is said in a room that another body leads.
create procedure written_by_reader(target regclass) language plpgsql as $$
begin
  execute format('create policy written on %s for insert to :app with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))', target);
end
$$;

do $do$
declare t text;
begin
  foreach t in array array['report','raw','understanding','receipt','assertion','feature','posting','case_room','case_report','case_participant','case_alias','hop','outbox','upload'] loop
    call secure_content(t::regclass);
  end loop;
  foreach t in array array['report','raw','understanding','receipt','assertion','feature','posting','case_room','case_alias','upload'] loop
    call written_by_owner(t::regclass);
  end loop;
  foreach t in array array['case_report','case_participant','hop'] loop
    call written_by_reader(t::regclass);
  end loop;
end
$do$;
-- An act is attributed to who acts, whatever the statement says.
create policy written on outbox for insert to :app
  with check (actor_id = current_actor() and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()));
create policy own_answer on case_participant for update to :app
  using (organisation_id = current_organisation()) with check (organisation_id = current_organisation());

-- ── grants: the least that each duty needs ──────────────────────────────────────────────────────────────────────────
grant usage on schema :schema to :app, :fusion, :door, :keeper;
grant select on realm to :app, :fusion, :door, :keeper;

-- app: acts for one reader; never sees a key, a duty's cluster or another reader's set
grant select on organisation, membership, label, visible_label, visible_class, link_policy, standing_order, knowledge to :app;
grant select (person_id, display_name, display_name_ja) on person to :app;
grant select (actor_id, kind, organisation_id, person_id, name, created_at, revoked_at) on actor to :app;
grant select, insert on report, raw, understanding, receipt, assertion, feature, posting, case_room, case_report, case_participant, case_alias, hop, outbox, upload to :app;
grant update (latest, amends) on report to :app;
grant update (received, state, receipt_id) on upload to :app;
grant update (lead_id, closed_at) on case_room to :app;
grant update (acknowledged_at) on case_participant to :app;
grant insert on content_key, standing_order to :app;
grant update (revoked_at) on standing_order to :app;

-- fusion: computes over everything unsealed; the only one that knows links and clusters
grant select on organisation, label, visible_label, visible_class, link_policy, standing_order, actor, knowledge,
  report, assertion, feature, posting, link, cluster_member, case_room, case_report, case_participant, case_alias, hop to :fusion;
grant insert, update, delete on link, cluster_member, feature, posting to :fusion;
grant insert on case_room, case_report, case_participant, case_alias, hop, outbox to :fusion;
grant update (linked_at) on report to :fusion;

-- door: before a reader is known. Sign-in, registration, labels and their readers; no content
grant select, insert, update on organisation, person, membership, actor, reader, label, audience, link_policy, standing_order, knowledge to :door;
grant select, insert, update, delete on visible_label, visible_class to :door;
grant delete on knowledge, link_policy, audience to :door;

-- keeper: backup, erasure, retention, the clock of a stepped realm
grant select, insert, update, delete on all tables in schema :schema to :keeper;

-- ── content keys: only for what the reader sees ─────────────────────────────────────────────────────────────────────
-- Runs with the keeper's rights and asks for the caller's reader: a key is given out iff some row under it is visible.
create function content_keys(wanted uuid[])
returns table (content_key uuid, wrapped bytea, class_key_id uuid, class_wrapped bytea)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select k.content_key, k.wrapped, c.class_key_id, c.wrapped
  from content_key k join class_key c using (class_key_id)
  where k.content_key = any (wanted) and (
    exists (select from report r join visible_class v using (audience_class) where r.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from report r join feature f using (report_id) join visible_class v on v.audience_class = f.audience_class
               where r.content_key = k.content_key and v.reader_no = current_reader())
    or exists (select from upload u join visible_class v using (audience_class) where u.content_key = k.content_key and v.reader_no = current_reader()))
$$;
revoke execute on function content_keys(uuid[]) from public;
grant execute on function content_keys(uuid[]) to :app, :fusion;
grant create on schema :schema to :keeper;
alter function content_keys(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
