/**
 * Which tables a backup holds, in an order in which they can be put back: a table after those that it points to.
 * The catalogue itself says what is kept; a table that declares nothing is a broken house and stops the backup.
 */
import type { ClientBase } from "pg";
import type { TableItem } from "./parcel.ts";

interface Row {
  readonly name: string;
  readonly says: string | null;
  readonly columns: string[];
  readonly needs: string[];
}

/** The kept tables of a realm's schema. Numbers of transactions (xid8) stay behind: they mean nothing in another cluster. */
export async function keptTables(client: ClientBase, schema: string): Promise<readonly TableItem[]> {
  const rows = await read(client, schema);
  const undeclared = rows.filter((row) => !/^(kept|derived|secret):/.test(row.says ?? ""));
  if (undeclared.length > 0)
    throw new Error(`tables that do not say whether they are kept: ${undeclared.map((row) => row.name).join(", ")}`);
  return ordered(rows.filter((row) => row.says?.startsWith("kept:"))).map((row) => ({
    item: "table",
    schema: null,
    table: row.name,
    columns: row.columns,
  }));
}

/** Every table of another schema that the hub owns (sign-in). */
export async function allTables(client: ClientBase, schema: string): Promise<readonly TableItem[]> {
  return ordered(await read(client, schema)).map((row) => ({
    item: "table",
    schema,
    table: row.name,
    columns: row.columns,
  }));
}

async function read(client: ClientBase, schema: string): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select c.relname as name, obj_description(c.oid, 'pg_class') as says,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
            array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
              where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid and f.relnamespace = c.relnamespace
              union select split_part(encode(g.tgargs, 'escape'), '\\000', 1) from pg_trigger g join pg_proc p on p.oid = g.tgfoid
              where g.tgrelid = c.oid and p.proname in ('must_stand', 'parts_must_stand')) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`,
    [schema],
  );
  return rows;
}

function ordered(rows: readonly Row[]): readonly Row[] {
  const out: Row[] = [];
  const names = new Set(rows.map((row) => row.name));
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    const ready = [...left.values()].filter((row) => row.needs.every((name) => !names.has(name) || !left.has(name)));
    if (ready.length === 0) throw new Error(`tables point to each other in a circle: ${[...left.keys()].join(", ")}`);
    for (const row of ready) {
      out.push(row);
      left.delete(row.name);
    }
  }
  return out;
}
