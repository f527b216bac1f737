-- The overall severity is the gravest of the three viewpoints and is typed by nobody: the database computes it.
alter table assessment add column overall smallint not null generated always as (greatest(continuity, safety, trust)) stored;
-- The case in which its author saw the report: who is in that room reads the assessment there, also where the report itself
-- is not one that it sees.
alter table assessment add column case_id uuid references case_room;
create index assessment_by_case on assessment (case_id) where case_id is not null;
