-- The first and the last version of an object are those of the newest version of the standard in which a collection has it: who does
-- not say which one it wants is given that. Here for what was posted before.
update exchange_entry e set is_first = e.version = m.first and e.spec_version = m.spec, is_last = e.version = m.last and e.spec_version = m.spec
from (select distinct on (x.organisation_id, x.object_id) x.organisation_id, x.object_id, x.spec_version as spec, min(x.version) as first, max(x.version) as last
  from exchange_entry x where x.collection = 'submitted' and x.removed_at is null
  group by x.organisation_id, x.object_id, x.spec_version order by x.organisation_id, x.object_id, x.spec_version desc) m
where e.organisation_id = m.organisation_id and e.collection = 'submitted' and e.object_id = m.object_id and e.removed_at is null
  and (e.is_first, e.is_last) is distinct from (e.version = m.first and e.spec_version = m.spec, e.version = m.last and e.spec_version = m.spec);

-- What was taken out and is posted again is what is posted now, under the key of the report that it comes with now.
grant update (type, spec_version, version_text, report_id, body, label_id, audience_class) on exchange_entry to :app;
