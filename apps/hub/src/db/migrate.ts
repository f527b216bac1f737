/**
 * Brings one realm's schema up to date: plain SQL files, in order, each once, all in one transaction with its roles.
 * A file that was applied must never change afterwards; its checksum is kept beside it.
 * `:app :fusion :delivery :door :keeper :jobs :schema :jobs_schema` in a file stand for this realm's quoted names.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { type ClientBase, escapeIdentifier } from "pg";
import { DatabaseError } from "./errors.ts";
import { mapFault } from "./faults.ts";
import type { RealmNames } from "./names.ts";

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: Buffer;
}

const FOLDER = new URL("./migrations/", import.meta.url);

/**
 * Applies what is missing inside the caller's transaction; the roles must exist. Gives back the names of files applied.
 * `upTo` stops after that version: a restore loads a backup into the schema it was taken from.
 * Codes: MIGRATION_CHANGED (an applied file differs), MIGRATION_FAILED (the file and the server's words).
 */
export async function migrate(
  client: ClientBase,
  names: RealmNames,
  upTo = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  await client.query("select set_config('search_path', $1, true)", [`${escapeIdentifier(names.schema)}, pg_temp`]);
  await client.query(`create table if not exists migration (
    version integer primary key, name text not null, checksum bytea not null, applied_at timestamptz not null default clock_timestamp())`);
  await client.query("comment on table migration is 'derived: which migrations this schema has had'");
  const done = await client.query<{ version: number; checksum: Buffer }>("select version, checksum from migration");
  const applied = new Map(done.rows.map((row) => [row.version, row.checksum]));
  const fresh: string[] = [];
  for (const migration of readMigrations().filter((one) => one.version <= upTo)) {
    const had = applied.get(migration.version);
    if (had === undefined) {
      await apply(client, migration, names);
      fresh.push(migration.name);
    } else if (!had.equals(migration.checksum)) {
      throw new DatabaseError(
        "MIGRATION_CHANGED",
        `${migration.name} was changed after it had been applied to ${names.schema}. Restore the file, or add a new one.`,
      );
    }
  }
  return fresh;
}

async function apply(client: ClientBase, migration: Migration, names: RealmNames): Promise<void> {
  try {
    await client.query(withNames(migration.sql, names));
  } catch (error) {
    const mapped = mapFault(error);
    if (mapped instanceof DatabaseError) throw mapped;
    throw new DatabaseError(
      "MIGRATION_FAILED",
      `${migration.name} in ${names.schema}: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
  await client.query("insert into migration (version, name, checksum) values ($1, $2, $3)", [
    migration.version,
    migration.name,
    migration.checksum,
  ]);
}

/** Puts the realm's names into a file; `::type` is a cast and stays. */
export function withNames(sql: string, names: RealmNames): string {
  const quoted: Readonly<Record<string, string>> = {
    ...names.roles,
    schema: names.schema,
    jobs_schema: names.jobsSchema,
  };
  return sql.replace(/(?<![:\w]):(app|fusion|delivery|door|keeper|jobs_schema|jobs|schema)\b/g, (_, word: string) =>
    escapeIdentifier(quoted[word] ?? word),
  );
}

function readMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), "utf8");
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash("sha256").update(sql).digest() };
    });
}
