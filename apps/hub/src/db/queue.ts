/**
 * The queue of a realm: owned by the jobs role, which sees nothing else. Other duties may only put a job in, through a
 * function that runs with the queue's rights: nobody who serves a reader can list what is queued for others.
 */
import { type ClientBase, escapeIdentifier } from "pg";
import type { RealmNames } from "./names.ts";

/** After the queue's own migrations (run as administrator): hands it to the jobs role and opens the one way in. */
export async function prepareQueue(client: ClientBase, names: RealmNames): Promise<void> {
  const schema = escapeIdentifier(names.jobsSchema);
  const jobs = escapeIdentifier(names.roles.jobs);
  const duties = [names.roles.app, names.roles.fusion, names.roles.delivery, names.roles.door, names.roles.keeper]
    .map((role) => escapeIdentifier(role))
    .join(", ");
  await client.query(`grant usage, create on schema ${schema} to ${jobs}`);
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter %s %s owner to %I', case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass, $2::text) as statement
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v', 'p') and c.relowner <> $2::text::regrole
     union all
     select format('alter routine %s owner to %I', p.oid::regprocedure, $2::text)
     from pg_proc p where p.pronamespace = $1::regnamespace and p.proowner <> $2::text::regrole
     union all
     select format('alter type %s owner to %I', t.oid::regtype, $2::text)
     from pg_type t where t.typnamespace = $1::regnamespace and t.typtype in ('c', 'e', 'd') and t.typowner <> $2::text::regrole
       and not exists (select from pg_class c where c.reltype = t.oid and c.relkind <> 'c')`,
    [schema, names.roles.jobs],
  );
  for (const row of rows) await client.query(row.statement);
  const main = escapeIdentifier(names.schema);
  const signature = `${main}.enqueue(text, json, text, text, integer)`;
  await client.query(`grant create on schema ${main} to ${jobs}`);
  await client.query(`create or replace function ${main}.enqueue(task text, payload json, queue text, key text, attempts integer) returns void
    language sql security definer set search_path = ${schema}, pg_temp
    as $$ select from ${schema}.add_job(task, payload, queue_name => queue, max_attempts => attempts, job_key => key) $$`);
  await client.query(`alter function ${signature} owner to ${jobs}`);
  await client.query(`revoke create on schema ${main} from ${jobs}`);
  await client.query(`revoke execute on function ${signature} from public`);
  await client.query(`grant execute on function ${signature} to ${duties}`);
}
