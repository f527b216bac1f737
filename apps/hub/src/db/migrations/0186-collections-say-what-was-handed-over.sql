-- What a release hands over stands, value by value, in the collection of whoever gets it: written there once, and not a second time
-- beside it. What was released before stays where it was written.
alter table exchange_entry add column handed_at timestamptz;
comment on column exchange_entry.handed_at is 'when the release was ordered that handed its value over; null: released before that was written here, posted, or nothing that was handed over';
comment on table handed_over is 'kept: every value that a body was served by lists, search or feeds, and when first; by releases as far as exchange_entry does not say it';

-- Of these values those that the acting body was handed, in whatever way, and when first: whatever its roles let it read.
create function handed_over_to_own(kinds text[], texts text[]) returns table (kind text, value text, first_at timestamptz)
language sql stable security definer set search_path = :schema, pg_temp as $$
  select x.kind, x.value, min(x.at) from (
    select h.kind, h.value, h.first_at as at from unnest(kinds, texts) w(kind, value)
      join handed_over h on h.organisation_id = current_organisation() and h.kind = w.kind and h.value = w.value
    union all
    select s.kind, s.value, e.handed_at from unnest(kinds, texts) w(kind, value)
      join shared_object s on s.kind = w.kind and s.value = w.value
      join exchange_entry e on e.object_id = s.object_id and e.version = s.modified
        and e.organisation_id = current_organisation() and e.collection = 'released' and e.handed_at is not null) x
  group by x.kind, x.value
$$;

-- Was a value handed to a body before an instant? Asked by the duty that settles who said what first, and nothing else is told to it.
create function handed_over_before(whom uuid, of_kind text, of_value text, instant timestamptz) returns boolean
language sql stable security definer set search_path = :schema, pg_temp as $$
  select exists (select from handed_over h where h.organisation_id = whom and h.kind = of_kind and h.value = of_value and h.first_at < instant)
    or exists (select from shared_object s join exchange_entry e on e.object_id = s.object_id and e.version = s.modified
      where s.kind = of_kind and s.value = of_value and e.organisation_id = whom and e.collection = 'released' and e.handed_at < instant)
$$;
revoke execute on function handed_over_to_own(text[], text[]), handed_over_before(uuid, text, text, timestamptz) from public;
grant execute on function handed_over_to_own(text[], text[]) to :app;
grant execute on function handed_over_before(uuid, text, text, timestamptz) to :fusion;
grant create on schema :schema to :keeper;
alter function handed_over_to_own(text[], text[]) owner to :keeper;
alter function handed_over_before(uuid, text, text, timestamptz) owner to :keeper;
revoke create on schema :schema from :keeper;
drop policy given on handed_over;
revoke select on handed_over from :fusion;
