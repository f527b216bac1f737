/**
 * The connection of the shared sign-in: its own role, which owns the schema `auth` and can reach nothing of any realm.
 */
import { Kysely } from "kysely";
import pg, { escapeIdentifier, escapeLiteral } from "pg";
import { makeRealmKey, type RealmKey } from "../keeping/realm-key.ts";
import { asAdminAtOnce, clientOptions, type Database } from "./admin.ts";
import { systemChance } from "./chance.ts";
import { verifier } from "./roles.ts";
import { heard } from "./trouble.ts";

const ROLE = "noroshi_sign_in";

export interface SignInDatabase {
  readonly db: Kysely<unknown>;
  /** At least 32 random bytes that sign sessions; kept in the secrets folder. */
  readonly secret: string;
  readonly close: () => Promise<void>;
}

/** Makes the role and the schema on first use, and opens the pool. A lost connection is replaced, never fatal. */
export async function openSignInDatabase(database: Database): Promise<SignInDatabase> {
  // The name holds a hyphen, so that no realm can have it.
  const key = makeRealmKey(database.postgres.dataDir, "sign-in", systemChance);
  await asAdminAtOnce(database, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('noroshi'))");
    const known = await client.query("select from pg_roles where rolname = $1", [ROLE]);
    const role = escapeIdentifier(ROLE);
    if (known.rowCount === 0) await client.query(`create role ${role}`);
    await client.query(
      `alter role ${role} with login nocreatedb nocreaterole password ${escapeLiteral(verifier(password(key), ROLE))}`,
    );
    await client.query(`alter role ${role} set search_path = auth, pg_temp`);
    await client.query(`grant ${role} to current_user`);
    await client.query(`create schema if not exists auth authorization ${role}`);
  });
  const pool = new pg.Pool({
    ...clientOptions(database.postgres.connection, { user: ROLE, password: password(key) }),
    max: 6,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", (error) => database.log(`database connection of sign-in was lost: ${error.message}`));
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    db: new Kysely<unknown>(heard(pool)),
    secret: key.derive("cursors").toString("base64url"),
    close: () => pool.end(),
  };
}

const password = (key: RealmKey): string => key.derive("role:sign-in").toString("base64url");
