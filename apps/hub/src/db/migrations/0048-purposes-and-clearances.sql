-- What the handling rule does not let a body do with a value is not there for the purpose of doing it: limited use, no use by law
-- enforcement without consent, permissible actions (`pap:LEVEL`). What a body said first itself is its own to use; a consent lifts
-- only the term that it is about.
create or replace function barred_labels() returns setof integer language sql stable as $$
  select l.label_id from label l
  where not (l.owner_id = current_organisation() and coalesce(l.originator_id, l.owner_id) = current_organisation()) and (
    'pap:' || l.pap = any (barred_caveats())
    or ('limited_use' = any (barred_caveats()) and ('limited_use' = any (l.caveats) or 'limited_use' = any (l.originator_caveats)))
    or ('no_law_enforcement_without_consent' = any (barred_caveats())
      and ('no_law_enforcement_without_consent' = any (l.caveats) or 'no_law_enforcement_without_consent' = any (l.originator_caveats))
      and not exists (
        select from jsonb_array_elements(l.grants) g
        where g ->> 'kind' = 'law_enforcement_use' and g -> 'recipients' ? current_organisation()::text
          and (g ->> 'fromMs')::double precision <= extract(epoch from realm_now()) * 1000
          and ((g ->> 'untilMs') is null or extract(epoch from realm_now()) * 1000 < (g ->> 'untilMs')::double precision))))
$$;

-- For "who would see this?": the bodies that are admitted as a whole now. Asked only by whoever sees the label that names the
-- compartment, so the caller says which; nobody lists who is cleared for what it has never heard of.
create function bodies_cleared(named text[]) returns table (organisation_id uuid, compartments text[])
language sql stable security definer set search_path = :schema, pg_temp as $$
  select c.organisation_id, array_agg(distinct c.compartment order by c.compartment) from clearance c
  where c.person_id is null and c.since <= realm_now() and realm_now() < c.until and c.compartment = any (named)
  group by c.organisation_id
$$;
revoke execute on function bodies_cleared(text[]) from public;
grant execute on function bodies_cleared(text[]) to :app;
grant create on schema :schema to :door;
alter function bodies_cleared(text[]) owner to :door;
revoke create on schema :schema from :door;
