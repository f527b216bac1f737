/**
 * Makes and opens realms. A realm is a world of its own: one schema, one jobs schema, its own roles, its own key.
 * Trusts: the administrator's connection and the realm's key file. Nothing crosses from one realm to another.
 */
import { runMigrations } from "graphile-worker";
import pg, { type ClientBase, escapeIdentifier } from "pg";
import { makeRealmKey, type RealmKey, readRealmKey } from "../keeping/realm-key.ts";
import { asAdmin, asAdminAtOnce, clientOptions, type Database } from "./admin.ts";
import { type ActSeed, type Chance, chanceOf, systemChance } from "./chance.ts";
import { DatabaseError } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { DUTIES, type RealmNames, realmNames } from "./names.ts";
import { openPools, rememberPools } from "./pools.ts";
import type { Log, Postgres } from "./postgres.ts";
import { prepareQueue } from "./queue.ts";
import { bringRoles } from "./role-book.ts";
import { makeRoles } from "./roles.ts";

export type RealmKind = "live" | "exercise" | "replay";

/** `running` is the host's time; `starting` runs on from an instant; `stepped` stands still until it is moved. */
export type RealmClock =
  | { readonly kind: "running" }
  | { readonly kind: "starting"; readonly at: string }
  | { readonly kind: "stepped"; readonly at: string };

export interface RealmPlan {
  readonly name: string;
  readonly kind: RealmKind;
  /** Live realms are always `running`, replay realms always `stepped`; the database refuses anything else. */
  readonly clock?: RealmClock;
  /** The hub's own country (ISO 3166-1 alpha-2), JP when not said: what the handling rule calls domestic. */
  readonly country?: string;
}

export interface Realm {
  readonly name: string;
  readonly kind: RealmKind;
  readonly names: RealmNames;
  readonly database: Database;
  readonly key: RealmKey;
  /** Randomness of one act: foretold in exercise and replay realms, mixed with the system's in a live one. */
  chance(seed: ActSeed): Chance;
  /** For the job runner only: a role that can reach the queue and nothing else. */
  readonly jobsPool: pg.Pool;
  close(): Promise<void>;
}

/** Makes a database ready for realms: the shared schema `noroshi` that lists them. */
export async function openDatabase(postgres: Postgres, log: Log): Promise<Database> {
  const database = { postgres, log };
  await asAdminAtOnce(database, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('noroshi'))");
    await client.query("create schema if not exists noroshi");
    await client.query(
      "create table if not exists noroshi.realm (name text primary key, kind text not null, created_at timestamptz not null default clock_timestamp())",
    );
    await client.query("comment on table noroshi.realm is 'derived: the realms of this database, one schema each'");
  });
  return database;
}

export async function listRealms(
  database: Database,
): Promise<readonly { readonly name: string; readonly kind: RealmKind }[]> {
  return asAdmin(
    database,
    async (client) =>
      (await client.query<{ name: string; kind: RealmKind }>("select name, kind from noroshi.realm order by name"))
        .rows,
  );
}

/** Makes a new realm and opens it. Codes: REALM_NAME, REALM_EXISTS, ROLE_TAKEN, MIGRATION_FAILED. */
export async function createRealm(database: Database, plan: RealmPlan): Promise<Realm> {
  const names = realmNames(plan.name);
  const clock = plan.clock ?? { kind: "running" };
  await asAdminAtOnce(database, (client) =>
    raiseRealm(client, database, plan.name, plan.kind, async () => {
      await migrate(client, names);
      await bringRoles(client, names.schema);
      const stepped = clock.kind === "stepped" ? clock.at : null;
      const starting = clock.kind === "starting" ? clock.at : null;
      await client.query(
        `insert into realm (name, kind, country, clock_offset, clock_stepped, created_at)
         values ($1, $2, $5, $3::timestamptz - clock_timestamp(), $4, coalesce($4, $3, clock_timestamp()))`,
        [plan.name, plan.kind, starting, stepped, plan.country ?? "JP"],
      );
    }),
  );
  return openRealm(database, plan.name);
}

/** Makes a realm's key, roles and schema inside the caller's transaction, lets `furnish` fill it, and lists it. */
export async function raiseRealm(
  client: ClientBase,
  database: Database,
  name: string,
  kind: RealmKind,
  furnish: () => Promise<unknown>,
): Promise<void> {
  const names = realmNames(name);
  await client.query("select pg_advisory_xact_lock(hashtext('noroshi'))");
  await refuseTaken(client, name, names);
  await makeRoles(client, names, makeRealmKey(database.postgres.dataDir, name, systemChance));
  await client.query(`create schema ${escapeIdentifier(names.schema)}`);
  await furnish();
  await client.query("insert into noroshi.realm (name, kind) values ($1, $2)", [name, kind]);
}

/** Opens a realm and brings its schema up to date. Codes: REALM_UNKNOWN, MIGRATION_CHANGED, MIGRATION_FAILED; key codes of keeping. */
export async function openRealm(database: Database, name: string): Promise<Realm> {
  const names = realmNames(name);
  const key = readRealmKey(database.postgres.dataDir, name);
  const kind = await asAdminAtOnce(database, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('noroshi'))");
    const known = await client.query<{ kind: RealmKind }>("select kind from noroshi.realm where name = $1", [name]);
    const found = known.rows[0];
    if (found === undefined) throw new DatabaseError("REALM_UNKNOWN", `There is no realm ${name} in this database.`);
    await makeRoles(client, names, key);
    for (const file of await migrate(client, names)) database.log(`realm ${name}: ${file} applied`);
    await bringRoles(client, names.schema);
    return found.kind;
  });
  await prepareJobsSchema(database, names);
  return handle(database, name, kind, key);
}

/**
 * A realm of a hub that runs, for another process of its user: nothing is brought up to date and nobody's rights are touched.
 * Codes: REALM_UNKNOWN; key codes of keeping.
 */
export async function attachRealm(database: Database, name: string): Promise<Realm> {
  const found = (await listRealms(database)).find((r) => r.name === name);
  if (!found) throw new DatabaseError("REALM_UNKNOWN", `There is no realm ${name} in this database.`);
  return handle(database, name, found.kind, readRealmKey(database.postgres.dataDir, name));
}

function handle(database: Database, name: string, kind: RealmKind, key: RealmKey): Realm {
  const names = realmNames(name);
  const opened = openPools(database, names, key);
  const realm: Realm = {
    name,
    kind,
    names,
    database,
    key,
    chance: (seed) => chanceOf(key.derive("chance"), seed, kind !== "live"),
    jobsPool: opened.pool("jobs"),
    close: () => opened.close(),
  };
  rememberPools(realm, opened);
  return realm;
}

/** Removes an exercise or replay realm with its roles; a live realm is never dropped by the hub. */
export async function dropRealm(database: Database, name: string): Promise<void> {
  const names = realmNames(name);
  await asAdminAtOnce(database, async (client) => {
    const dropped = await client.query("delete from noroshi.realm where name = $1 and kind <> 'live'", [name]);
    if (dropped.rowCount === 0)
      throw new DatabaseError("REALM_UNKNOWN", `There is no exercise or replay realm ${name} in this database.`);
    await client.query(`drop schema ${escapeIdentifier(names.schema)} cascade`);
    await client.query(`drop schema if exists ${escapeIdentifier(names.jobsSchema)} cascade`);
    for (const duty of DUTIES) {
      await client.query(`drop owned by ${escapeIdentifier(names.roles[duty])}`);
      await client.query(`drop role ${escapeIdentifier(names.roles[duty])}`);
    }
  });
}

/** Roles belong to the whole server: a role of ours without a realm of ours means that another database there uses the name. */
async function refuseTaken(client: ClientBase, name: string, names: RealmNames): Promise<void> {
  const known = await client.query("select from noroshi.realm where name = $1", [name]);
  if (known.rowCount !== 0) throw new DatabaseError("REALM_EXISTS", `The realm ${name} exists already.`);
  const taken = await client.query<{ rolname: string }>("select rolname from pg_roles where rolname = any ($1)", [
    Object.values(names.roles),
  ]);
  if (taken.rowCount !== 0) {
    throw new DatabaseError(
      "ROLE_TAKEN",
      `The role ${taken.rows[0]?.rolname} exists on this server already: another database there has a realm ${name}. Choose another name.`,
    );
  }
}

async function prepareJobsSchema(database: Database, names: RealmNames): Promise<void> {
  const admin = clientOptions(database.postgres.connection);
  // The queue's migrations begin with a question that fails on a new schema; that is no fault to write into the log.
  // Only a superuser may say so, and an outside server's log is not ours.
  const quiet = database.postgres.kind === "embedded" ? " -c log_min_messages=fatal" : "";
  const pool = new pg.Pool({ ...admin, options: `${admin.options ?? ""}${quiet}`, max: 1 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool, schema: names.jobsSchema, noPreparedStatements: true });
  } finally {
    await pool.end();
  }
  await asAdminAtOnce(database, (client) => prepareQueue(client, names));
}
