/**
 * The administrator's connection: makes schemas and roles, runs migrations, restores. Never used to serve a request.
 * Only rooms of db/ and keeping/ may import this one (a test says so).
 */
import pg, { type ClientBase } from "pg";
import { mapFault } from "./faults.ts";
import { types } from "./parse.ts";
import type { Connection, Log, Postgres } from "./postgres.ts";

/** A database made ready for realms. */
export interface Database {
  readonly postgres: Postgres;
  readonly log: Log;
}

/** Client options for one role on a connection; a realm's roles always speak UTC. */
export function clientOptions(
  connection: Connection,
  as?: { readonly user: string; readonly password: string },
): pg.ClientConfig {
  return {
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: as?.user ?? connection.user,
    ...(as !== undefined
      ? { password: as.password }
      : connection.password === undefined
        ? {}
        : { password: connection.password }),
    ...(connection.ssl === undefined ? {} : { ssl: connection.ssl }),
    connectionTimeoutMillis: 5_000,
    application_name: "noroshi",
    options: "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601",
    types,
  };
}

/** One connection as administrator, closed at the end. Codes: DATABASE_AWAY, STORAGE_FULL. */
export async function asAdmin<T>(database: Database, fn: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientOptions(database.postgres.connection));
  client.on("error", () => {});
  try {
    await client.connect();
    return await fn(client);
  } catch (error) {
    throw mapFault(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same within one transaction. */
export function asAdminAtOnce<T>(database: Database, fn: (client: ClientBase) => Promise<T>): Promise<T> {
  return asAdmin(database, async (client) => {
    await client.query("begin");
    try {
      const result = await fn(client);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    }
  });
}
