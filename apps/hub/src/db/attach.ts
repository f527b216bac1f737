/**
 * Reaches the PostgreSQL of a hub that runs on a data folder, from another process of the same system user. Starts nothing and
 * ends nothing: whoever is not the hub's own user is not let in by the server.
 */
import { externalPostgres } from "./external.ts";
import { findPlace } from "./place.ts";
import type { Postgres } from "./postgres.ts";

/** Codes: POSTGRES_FAILED, DATABASE_AWAY, POSTGRES_TOO_OLD, GRANT_MISSING (external only). */
export async function attachPostgres(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<Postgres> {
  if (env["DATABASE_URL"]) return externalPostgres(dataDir, env["DATABASE_URL"]);
  const { sockets } = findPlace(dataDir, () => {});
  return {
    kind: "embedded",
    connection: { host: sockets, port: 5432, database: "postgres", user: "noroshi" },
    dataDir,
    pid: () => undefined,
    diskFull: () => false,
    stop: async () => {},
  };
}
