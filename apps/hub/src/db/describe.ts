/**
 * Writes the TypeScript types of a realm's tables from the database's own catalogue, so that migrations are the one source.
 * `node apps/hub/src/db/generate.ts` writes tables.ts; a test compares the two.
 */
import type { ClientBase } from "pg";

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** May be left out of an insert: a default, an identity, or filled in from the label. */
  readonly filled: boolean;
  readonly always: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  bool: "boolean",
  bytea: "Buffer",
  date: "string",
  float4: "number",
  float8: "number",
  int2: "number",
  int4: "number",
  int8: "number",
  interval: "string",
  json: "Json",
  jsonb: "Json",
  text: "string",
  numeric: "string",
  timestamptz: "string",
  uuid: "string",
  xid8: "string",
  _text: "string[]",
  _timestamptz: "string[]",
  _uuid: "string[]",
  _bytea: "Buffer[]",
  _int4: "number[]",
};

/** The text of tables.ts for the schema. */
export async function describeTables(client: ClientBase, schema: string): Promise<string> {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
            (a.atthasdef or a.attidentity <> '' or a.attname = 'audience_class' and c.relname <> 'label' and l.attname is not null) as filled,
            a.attidentity = 'a' as always
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
     left join pg_attribute l on l.attrelid = c.oid and l.attname = 'label_id'
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
     order by c.relname, a.attnum`,
    [schema],
  );
  const tables = Map.groupBy(rows, (row) => row.table);
  const out = [HEAD, "/** Every table of a realm, by its name. */", "export interface RealmTables {"];
  for (const [table, columns] of tables) {
    out.push(`  ${table}: {`, ...columns.map((column) => `    ${column.column}: ${typeOf(column)};`), "  };");
  }
  out.push("}", "");
  return out.join("\n");
}

function typeOf(column: Column): string {
  const base = TYPES[column.type];
  if (base === undefined) throw new Error(`no TypeScript type for ${column.type} (${column.table}.${column.column})`);
  if (base === "Json")
    return column.nullable ? "JsonColumn | null" : column.filled ? "Generated<JsonColumn>" : "JsonColumn";
  const type = column.nullable ? `${base} | null` : base;
  if (column.always) return `GeneratedAlways<${type}>`;
  return column.filled ? `Generated<${type}>` : type;
}

const HEAD = `/**
 * The tables of a realm as Kysely sees them. Written by generate.ts from the migrations: do not edit by hand.
 * Instants are ISO 8601 UTC strings with Z, dates are YYYY-MM-DD, bytes are Buffers; JSON goes in as text and comes out parsed.
 */
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** Read as a parsed value of a shape that the store checks; written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>;
`;
