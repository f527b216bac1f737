/**
 * Uses a PostgreSQL that somebody else runs (DATABASE_URL): checks its age and what our user may do there, and says in plain
 * words what to grant. Starts and stops nothing.
 */
import pg from "pg";
import { DatabaseError } from "./errors.ts";
import { mapFault } from "./faults.ts";
import type { Connection, Postgres } from "./postgres.ts";

/** Codes: POSTGRES_FAILED (bad address), DATABASE_AWAY, POSTGRES_TOO_OLD, GRANT_MISSING. */
export async function externalPostgres(dataDir: string, url: string): Promise<Postgres> {
  const connection = parseUrl(url);
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; roles: boolean; create: boolean; encoding: string }>(
      `select current_setting('server_version_num')::int as version,
              (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as roles,
              has_database_privilege(current_database(), 'CREATE') as create,
              current_setting('server_encoding') as encoding`,
    );
    const found = rows[0];
    if (found === undefined || found.version < 150_000) {
      throw new DatabaseError(
        "POSTGRES_TOO_OLD",
        `PostgreSQL 15 or newer is needed; this one says ${found?.version ?? "nothing"}.`,
      );
    }
    if (found.encoding !== "UTF8")
      throw new DatabaseError("POSTGRES_FAILED", `The database must be encoded in UTF8, not ${found.encoding}.`);
    const missing = [
      ...(found.roles ? [] : [`ALTER ROLE "${connection.user}" CREATEROLE;`]),
      ...(found.create ? [] : [`GRANT CREATE ON DATABASE "${connection.database}" TO "${connection.user}";`]),
    ];
    if (missing.length > 0)
      throw new DatabaseError(
        "GRANT_MISSING",
        `The database user needs more rights. Let an administrator run: ${missing.join(" ")}`,
      );
  } catch (error) {
    throw mapFault(error);
  } finally {
    await client.end().catch(() => {});
  }
  return { kind: "external", connection, dataDir, pid: () => undefined, diskFull: () => false, stop: async () => {} };
}

/** untrusted: what an operator put into the environment. The password is never repeated in an error. */
function parseUrl(text: string): Connection {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new DatabaseError(
      "POSTGRES_FAILED",
      "DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database",
    );
  }
  const database = decodeURIComponent(url.pathname.replace(/^\//, "")) || "postgres";
  const mode = url.searchParams.get("sslmode");
  const socket = url.searchParams.get("host");
  return {
    host: socket ?? decodeURIComponent(url.hostname || "localhost"),
    port: Number(url.port || url.searchParams.get("port") || 5432),
    database,
    user: decodeURIComponent(url.username || "postgres"),
    ...(url.password === "" ? {} : { password: decodeURIComponent(url.password) }),
    ...(mode === null || mode === "disable"
      ? {}
      : {
          ssl: mode === "no-verify" || mode === "require" || mode === "prefer" ? { rejectUnauthorized: false } : true,
        }),
  };
}
