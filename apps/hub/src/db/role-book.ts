/**
 * Brings a realm's roles in step with profiles/roles: data that people review, checked when it is read. Runs as administrator
 * whenever a realm is made or opened; a book that does not hold together stops the hub.
 */
import { readFileSync } from "node:fs";
import { type ClientBase, escapeIdentifier } from "pg";
import { z } from "zod";
import { readBreakGlass } from "./break-glass-book.ts";
import { DatabaseError } from "./errors.ts";
import { READ_KINDS } from "./read-kinds.ts";

const Said = z.object({ en: z.string().min(1), ja: z.string().min(1) });
const Reads = z.array(z.enum(["reports", "values", "cases", "receipts", "measures", "holds", "deconfliction", "log"]));

const RoleBook = z.object({
  schema: z.literal("noroshi.roles/1"),
  note: z.string(),
  roles: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z][a-z_]{1,59}$/),
        name: Said,
        does: Said,
        reads: Reads,
        readsInExercises: Reads.optional(),
        bodies: z.array(z.string()).nullable(),
        machinesOnly: z.boolean().default(false),
        source: z.string(),
      }),
    )
    .min(1),
  forbidden: z.array(z.object({ a: z.string(), b: z.string(), why: Said, source: z.string(), verified: z.boolean() })),
  machines: z.record(z.string(), z.string()),
});

export type RoleBook = z.infer<typeof RoleBook>;

const BOOK = new URL("../../../../profiles/roles/roles.json", import.meta.url);

/** The book as it ships. @throws DatabaseError ROLE_BOOK when it is malformed or names a role that it does not hold */
export function readRoleBook(text: string = readFileSync(BOOK, "utf8")): RoleBook {
  const parsed = RoleBook.safeParse(JSON.parse(text));
  if (!parsed.success) throw new DatabaseError("ROLE_BOOK", `profiles/roles: ${z.prettifyError(parsed.error)}`);
  const known = new Set(parsed.data.roles.map((r) => r.id));
  const named = [...parsed.data.forbidden.flatMap((f) => [f.a, f.b]), ...Object.values(parsed.data.machines)];
  const unknown = named.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new DatabaseError("ROLE_BOOK", `profiles/roles names ${unknown}, which is no role of it`);
  return parsed.data;
}

/** Writes the book into the realm whose schema is on the search path, and holds every content table to it. */
export async function bringRoles(client: ClientBase, schema: string, book: RoleBook = readRoleBook()): Promise<void> {
  await client.query("select set_config('search_path', $1, true)", [`${escapeIdentifier(schema)}, pg_temp`]);
  for (const r of book.roles)
    await client.query(
      `insert into role (role_id, reads, reads_in_exercises, bodies, machines_only) values ($1, $2, $3, $4, $5)
       on conflict (role_id) do update set reads = excluded.reads, reads_in_exercises = excluded.reads_in_exercises,
         bodies = excluded.bodies, machines_only = excluded.machines_only`,
      [r.id, r.reads, r.readsInExercises ?? null, r.bodies, r.machinesOnly],
    );
  const pairs = book.forbidden.map(({ a, b, why }) => (a < b ? [a, b, why.en] : [b, a, why.en]));
  await client.query(
    `delete from forbidden_pair f where not exists (select from unnest($1::text[], $2::text[]) p(a, b) where p.a = f.a and p.b = f.b)`,
    [pairs.map((p) => p[0]), pairs.map((p) => p[1])],
  );
  await refusing(
    client,
    `insert into forbidden_pair (a, b, why) select * from unnest($1::text[], $2::text[], $3::text[]) p(a, b, why)
     where not exists (select from forbidden_pair f where f.a = p.a and f.b = p.b)`,
    [0, 1, 2].map((n) => pairs.map((p) => p[n])),
  );
  await client.query("delete from machine_role");
  for (const [kind, role] of Object.entries(book.machines))
    await client.query("insert into machine_role (body_kind, role_id) values ($1, $2)", [kind, role]);
  await client.query(
    `update actor a set role = coalesce((select d.role_id from machine_role d where d.body_kind = o.kind), (select d.role_id from machine_role d where d.body_kind = '*'))
     from organisation o where o.organisation_id = a.organisation_id and a.kind = 'machine' and a.role is null`,
  );
  await bringNever(client);
  await narrow(client);
}

/** What no emergency opens, as profiles/break-glass says. */
async function bringNever(client: ClientBase): Promise<void> {
  const { never } = readBreakGlass();
  const rows = [
    ...never.tlp.map((word) => ["tlp", word]),
    ...never.caveats.map((word) => ["caveat", word]),
    ...(never.sealed ? [["sealed", ""]] : []),
  ];
  await client.query("delete from never_opened");
  for (const row of rows) await client.query("insert into never_opened (what, word) values ($1, $2)", row);
}

/** Somebody holds two roles that are one person's never more: told, not passed over. */
async function refusing(client: ClientBase, text: string, values: unknown[]): Promise<void> {
  try {
    await client.query(text, values);
  } catch (error) {
    if (error instanceof Error && "constraint" in error && error.constraint === "membership_forbidden_pair")
      throw new DatabaseError("ROLE_BOOK", `profiles/roles: ${error.message}`, error);
    throw error;
  }
}

/** A content table that declares no kind is closed: no role reads a kind that is none. */
async function narrow(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; now: string | null }>(
    `select c.relname as name, pg_get_expr(p.polqual, p.polrelid) as now
     from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polname = 'narrowed_to_role'
     where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'label_id' and a.attnum > 0)
       and c.relname not in ('visible_label', 'beside_label')`,
  );
  for (const { name, now } of rows) {
    const kind = READ_KINDS[name] ?? "undeclared";
    const wanted = kind === "everyone" ? null : kind;
    if (wanted === null ? now === null : now?.includes(`'opened:${wanted}'`)) continue;
    const table = escapeIdentifier(name);
    if (wanted === null) await client.query(`drop policy if exists narrowed_to_role on ${table}`);
    else {
      await client.query("call narrow_to_role($1::regclass, $2)", [table, wanted]);
      await client.query("call hold_to_purpose($1::regclass)", [table]);
    }
  }
}
