-- Labels that their own body lowers. A proposal names exactly which labels become which; a second person's confirmation, in one act with
-- the change of the rows. What is written here the database holds by itself: two people, lowering alone, nobody loses sight.

create table declassification (
  declassification_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  report_id uuid not null references report,
  -- Every version of the report that is covered.
  versions uuid[] not null check (cardinality(versions) > 0),
  -- Values by the ids of their statements; null: all of the report.
  assertion_ids uuid[] check (cardinality(assertion_ids) > 0),
  -- Pairs of kind and value, as they were named; null: all of the report.
  items jsonb,
  to_tlp text check (to_tlp in ('clear', 'green', 'amber', 'amber+strict')),
  to_pap text check (to_pap in ('none', 'clear', 'green', 'amber')),
  lifts text[] not null default '{}',
  basis text not null check (length(btrim(basis)) between 3 and 1000),
  approval_id uuid not null unique references approval,
  state text not null default 'asked' check (state in ('asked', 'done', 'refused', 'taken_back')),
  at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'asked') = (ended_at is null)),
  check ((assertion_ids is null) = (items is null)),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table declassification is 'kept: what was proposed to lower of a report, on which basis, and what came of it';
create index declassification_of_report on declassification (report_id);
create index declassification_by_time on declassification (audience_class, at desc, declassification_id desc);

-- Which label becomes which, with both as they were written, so that the history reads the same for ever.
create table declassification_move (
  declassification_id uuid not null references declassification,
  earlier integer not null references label,
  later integer not null references label,
  was jsonb not null,
  becomes jsonb not null,
  primary key (declassification_id, earlier)
);
comment on table declassification_move is 'kept: from which label to which a declassification leads';

-- The values that it really lowered: what the duty that tells of wider terms compares.
create table declassified_value (
  declassification_id uuid not null references declassification,
  assertion_id uuid not null,
  earlier integer not null references label,
  primary key (declassification_id, assertion_id)
);
comment on table declassified_value is 'kept: under which label a value lay before it was lowered';

-- Is the second label the first one, lowered by the body whose it is, and by what is its own to lift?
create function is_lowered(earlier integer, later integer) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (
    select from label a join label b on b.label_id = later join organisation o on o.organisation_id = a.owner_id
    where a.label_id = earlier and a.class in ('report', 'item') and b.class = a.class
      and coalesce(a.originator_id, a.owner_id) = a.owner_id and b.owner_id = a.owner_id and coalesce(b.originator_id, b.owner_id) = b.owner_id
      and a.provenance = 'independent' and b.provenance = 'independent'
      and a.originator_caveats is null and b.originator_caveats is null
      and a.sealed_to is null and b.sealed_to is null and a.audience is null and b.audience is null
      and b.consent = a.consent and b.grants = a.grants
      and array_position(array['clear', 'green', 'amber', 'amber+strict', 'red'], b.tlp) <= array_position(array['clear', 'green', 'amber', 'amber+strict', 'red'], a.tlp)
      and coalesce(array_position(array['clear', 'green', 'amber', 'red'], b.pap), 0) <= coalesce(array_position(array['clear', 'green', 'amber', 'red'], a.pap), 0)
      and b.caveats <@ a.caveats
      and not exists (
        select from unnest(a.caveats) c where c <> all (b.caveats) and not (
          c in ('government_only', 'no_foreign_release', 'no_law_enforcement_without_consent', 'originator_control', 'limited_use')
          or (c in ('law_enforcement_only', 'investigation_secret') and o.kind = 'police')
          or ((c like 'compartment:%' or c like 'eyes\_only:%') and c = any (o.terms))
          or (c like 'group:%' and not exists (
            select from unnest(string_to_array(substr(c, 7), '|')) g where ('group:' || g) <> all (o.terms)))))
      -- Nobody loses sight.
      and not exists (
        select from visible_label v where v.label_id = earlier
          and not exists (select from visible_label w where w.label_id = later and w.reader_no = v.reader_no)))
$$;
revoke execute on function is_lowered(integer, integer) from public;

call secure_content('declassification'::regclass);
create policy written on declassification for insert to :app
  with check (owner_id = current_organisation() and state = 'asked'
    and label_id in (select l.label_id from label l where l.owner_id = current_organisation()));
-- Done it is by its function alone; refused by whoever was asked, taken back by whoever asked.
create policy ended on declassification for update to :app
  using (state = 'asked' and audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()))
  with check (audience_class in (select v.audience_class from visible_class v where v.reader_no = current_reader()) and (
    (state = 'refused' and exists (select from approval a where a.approval_id = declassification.approval_id and a.answer = 'refused'))
    or (state = 'taken_back' and owner_id = current_organisation())));
alter table declassification_move enable row level security;
alter table declassification_move force row level security;
create policy as_proposed on declassification_move for select to :app
  using (exists (select from declassification d where d.declassification_id = declassification_move.declassification_id));
create policy proposed on declassification_move for insert to :app
  with check (exists (select from declassification d where d.declassification_id = declassification_move.declassification_id
    and d.owner_id = current_organisation() and d.state = 'asked'));
create policy whole on declassification_move to :keeper using (true) with check (true);
alter table declassified_value enable row level security;
alter table declassified_value force row level security;
create policy whole on declassified_value to :keeper using (true) with check (true);

grant select, insert on declassification, declassification_move to :app;
grant update (state, ended_at) on declassification to :app;
grant select, insert, update, delete on declassification, declassification_move, declassified_value to :keeper;
grant select on declassification, declassified_value to :delivery;
create policy tells on declassification for select to :delivery using (state = 'done');
create policy tells on declassified_value for select to :delivery using (true);

-- What the labels say is written down by the database: who confirms may see neither of them.
create function only_lowers() returns trigger language plpgsql security definer set search_path = :schema, pg_temp as $$
begin
  if not is_lowered(new.earlier, new.later) then
    raise exception 'a label is only ever lowered, by the body whose it is' using errcode = 'check_violation', constraint = 'declassification_only_lowers';
  end if;
  select jsonb_build_object('tlp', l.tlp, 'pap', l.pap, 'caveats', l.caveats) into new.was from label l where l.label_id = new.earlier;
  select jsonb_build_object('tlp', l.tlp, 'pap', l.pap, 'caveats', l.caveats) into new.becomes from label l where l.label_id = new.later;
  return new;
end
$$;
create trigger lowers before insert on declassification_move for each row when (current_actor() is not null) execute function only_lowers();

-- Carries a confirmed proposal out, in the act of who confirmed. Runs with the keeper's rights, since the second person may be of a
-- body that does not own the rows, nor see them. False: the report's labels or versions are not what was proposed any more.
create function declassify(wanted uuid) returns boolean
language plpgsql security definer set search_path = :schema, pg_temp as $$
declare
  d declassification;
  a approval;
  earlier integer[];
  later integer[];
begin
  select * into d from declassification x where x.declassification_id = wanted for update;
  select * into a from approval x where x.approval_id = d.approval_id;
  if d.state is distinct from 'asked' or a.answer is distinct from 'confirmed' or a.spent_at is null
    or a.answered_by is distinct from current_actor() or a.answered_person is null or a.answered_person = a.asked_person
    or a.subject is distinct from wanted or a.act <> 'label.lower' then
    raise exception 'lowering a label takes two people' using errcode = 'check_violation', constraint = 'approval_takes_two_people';
  end if;
  -- What is amended or relabelled meanwhile waits.
  perform from report r where r.report_id = any (d.versions) for update;
  if exists (select from report r join report k on k.report_id = d.report_id
      where r.owner_id = k.owner_id and r.source_ref = k.source_ref and r.report_id <> all (d.versions)) then
    return false;
  end if;
  select array_agg(m.earlier order by m.earlier), array_agg(m.later order by m.earlier) into earlier, later
    from declassification_move m where m.declassification_id = wanted;
  if exists (select from unnest(earlier, later) t(e, l) where not is_lowered(t.e, t.l)) then
    raise exception 'a label is only ever lowered, by the body whose it is' using errcode = 'check_violation', constraint = 'declassification_only_lowers';
  end if;
  if exists (
    select from assertion s join label l using (label_id)
    where s.report_id = any (d.versions) and (d.assertion_ids is null or s.assertion_id = any (d.assertion_ids)) and s.label_id <> all (earlier)
    union all
    select from report r where d.assertion_ids is null and r.report_id = any (d.versions) and r.label_id <> all (earlier)) then
    return false;
  end if;
  insert into declassified_value (declassification_id, assertion_id, earlier)
    select wanted, s.assertion_id, s.label_id from assertion s join unnest(earlier, later) t(e, l) on t.e = s.label_id
    where s.report_id = any (d.versions) and (d.assertion_ids is null or s.assertion_id = any (d.assertion_ids)) and t.e <> t.l;
  perform tell_moved(earlier, later);
  update assertion s set label_id = t.l from unnest(earlier, later) t(e, l)
    where s.label_id = t.e and s.report_id = any (d.versions) and (d.assertion_ids is null or s.assertion_id = any (d.assertion_ids));
  if d.assertion_ids is null then
    update report s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update understanding s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update raw s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update item_tally s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update feature s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update posting s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update attachment s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update existence s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update search_token s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.report_id = any (d.versions);
    update hop s set label_id = t.l from unnest(earlier, later) t(e, l) where s.label_id = t.e and s.subject_id = any (d.versions);
  else
    delete from item_tally where report_id = any (d.versions);
    insert into item_tally (report_id, label_id, audience_class, items, indicators, received_at, latest)
      select report_id, label_id, audience_class, count(*)::integer, (count(*) filter (where indicator))::integer, max(received_at), bool_and(latest)
      from assertion where report_id = any (d.versions) group by report_id, label_id, audience_class;
    update report set linked_at = null where report_id = any (d.versions) and latest;
  end if;
  update declassification set state = 'done', ended_at = realm_now() where declassification_id = wanted;
  return true;
end
$$;
revoke execute on function declassify(uuid) from public;
grant execute on function declassify(uuid) to :app;
grant execute on function is_lowered(integer, integer) to :app, :keeper;
grant execute on function tell_moved(integer[], integer[]) to :keeper;
grant create on schema :schema to :keeper;
alter function is_lowered(integer, integer) owner to :keeper;
alter function only_lowers() owner to :keeper;
alter function declassify(uuid) owner to :keeper;
revoke create on schema :schema from :keeper;

-- Whoever had been handed a value under narrower terms is told which are the wider ones. Nothing says whose word it was.
create table wider_terms (
  wider_terms_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  declassification_id uuid not null references declassification,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  items jsonb not null,
  deliveries uuid[] not null,
  unique (declassification_id, organisation_id),
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table wider_terms is 'kept: what a body was told that it may share and use more widely now; items name kind, value, terms before and after';
create index wider_terms_by_class on wider_terms (audience_class, at desc, wider_terms_id desc);
call secure_content('wider_terms'::regclass);
grant select (wider_terms_id, label_id, audience_class, organisation_id, at, items, deliveries) on wider_terms to :app;
grant select, insert on wider_terms to :delivery;
grant select, insert, update, delete on wider_terms to :keeper;
create policy tells on wider_terms to :delivery using (true) with check (true);
create policy widened on outbox for insert to :delivery with check (act = 'terms.widened');
