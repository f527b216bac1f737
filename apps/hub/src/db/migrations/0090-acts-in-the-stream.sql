-- What people do in a case wakes whoever has it open, like a report that comes in: each row says in which transaction it was written.
do $do$
declare t text;
begin
  foreach t in array array['measure_step', 'case_statement', 'task_event'] loop
    execute format('alter table %I add column written_by xid8 not null default pg_current_xact_id()', t);
    execute format('create index %I on %I (audience_class, written_by)', t || '_by_writing', t);
  end loop;
end
$do$;
