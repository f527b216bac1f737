-- An assessment lights the step *assessed* of its report for whoever sees the assessment: the step is read from the assessments
-- themselves. One row for a report and a step, as the others have, went to whoever assessed first, and others saw it missing.
alter table assessment add column written_by xid8 not null default pg_current_xact_id();
create index assessment_by_time on assessment (audience_class, at desc);
create index assessment_by_writing on assessment (audience_class, written_by);
delete from hop where hop = 'assessed';
