-- Who ordered a release knows which of its recipients were handed their packages, and nothing of what is in them: there is one for each
-- recipient, whatever it holds. A case is shared when something was handed over, not when it was ordered.
create function handed_of(releases uuid[]) returns table (release_id uuid, organisation_id uuid, at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select d.release_id, d.organisation_id, d.at from delivery d join release r using (release_id)
  where d.release_id = any (releases) and r.owner_id = current_organisation()
$$;
revoke execute on function handed_of(uuid[]) from public;
grant execute on function handed_of(uuid[]) to :app;
grant create on schema :schema to :keeper;
alter function handed_of(uuid[]) owner to :keeper;
revoke create on schema :schema from :keeper;
