-- What the columns of a sender's tables mean, as a person of that body settled it.
create table table_mapping (
  mapping_id uuid primary key,
  label_id integer not null,
  audience_class integer not null,
  owner_id uuid not null references organisation,
  name text not null,
  body jsonb not null,
  since timestamptz not null,
  said_by uuid not null references actor,
  removed_at timestamptz,
  foreign key (label_id, audience_class) references label (label_id, audience_class) on update cascade
);
comment on table table_mapping is 'kept: saved mappings of tables, by name and body; a change is a new row, the newest that is not removed counts';
create index table_mapping_by_name on table_mapping (owner_id, name, since desc);

call secure_content('table_mapping'::regclass);
call written_by_owner('table_mapping'::regclass);
grant select, insert on table_mapping to :app;
grant update (removed_at) on table_mapping to :app;
grant select, insert, update, delete on table_mapping to :keeper;
