-- Consents that name bodies and where a statement stands among those of the same value are part of its label; sets of readers
-- change at the instants at which a consent begins or ends.

alter table label add column grants jsonb not null default '[]';
alter table label add column originator_caveats text[];
alter table label drop constraint label_provenance_check;
alter table label add constraint label_provenance_check check (provenance in ('independent', 'copy', 'shadowed', 'echo'));

-- The next instants at which some label's readers change; nothing is told but that somebody's set does.
create table set_turn (at timestamptz primary key);
comment on table set_turn is 'derived: instants at which a consent begins or ends and sets of readers have to be computed anew';
grant select on set_turn to :app, :fusion;
grant select, insert, delete on set_turn to :door;
grant select, insert, update, delete on set_turn to :keeper;

-- Labels of echoes and copies whose values a reader may have beside another source only.
create table beside_label (
  reader_no integer not null references reader,
  label_id integer not null references label,
  primary key (reader_no, label_id)
);
comment on table beside_label is 'derived: what a reader may read only beside another source of the same value';
alter table beside_label enable row level security;
alter table beside_label force row level security;
create policy own_set on beside_label for select to :app using (reader_no = current_reader());
create policy computed on beside_label to :door using (true) with check (true);
create policy whole on beside_label to :keeper using (true) with check (true);
grant select on beside_label to :app;
grant select, insert, delete on beside_label to :door;
grant select, insert, update, delete on beside_label to :keeper;

-- What a reader is told of a marking: every restriction of both hands; a permission only where both give it.
create function said_caveats(own text[], originators text[]) returns text[] language sql immutable
return case when originators is null then own else array(
  select distinct c from unnest(own || originators) c
  where c <> 'strict_scope_government' or (c = any (own) and c = any (originators)) order by c
) end;
