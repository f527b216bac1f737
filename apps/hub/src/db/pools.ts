/**
 * A realm's connections, one pool per duty. A broken connection is dropped and never ends the process; the next call opens a
 * new one, so that work goes on by itself once the database is back.
 * Only act.ts and the rooms of db/ and keeping/ may import this one (a test says so): a store cannot get a connection here.
 */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { RealmKey } from "../keeping/realm-key.ts";
import { clientOptions, type Database } from "./admin.ts";
import { DUTIES, type Duty, type RealmNames } from "./names.ts";
import { passwordOf } from "./roles.ts";
import type { RealmTables } from "./tables.ts";

/** Connections at most, per duty. Together with other realms they stay far below the server's limit. */
const LARGEST: Readonly<Record<Duty, number>> = { app: 10, fusion: 4, delivery: 2, door: 4, keeper: 3, jobs: 6 };

export interface Pools {
  pool(duty: Duty): pg.Pool;
  kysely(duty: Duty): Kysely<RealmTables>;
  close(): Promise<void>;
}

/** Opens nothing yet: a connection is made when it is first needed. */
export function openPools(database: Database, names: RealmNames, key: RealmKey): Pools {
  const pools = new Map<Duty, pg.Pool>();
  const builders = new Map<Duty, Kysely<RealmTables>>();
  for (const duty of DUTIES) {
    const pool = new pg.Pool({
      ...clientOptions(database.postgres.connection, { user: names.roles[duty], password: passwordOf(key, duty) }),
      max: LARGEST[duty],
      idleTimeoutMillis: 30_000,
    });
    pool.on("error", (error) => database.log(`database connection of ${duty} was lost: ${error.message}`));
    pool.on("connect", (client) => client.on("error", () => {}));
    pools.set(duty, pool);
    builders.set(duty, new Kysely<RealmTables>({ dialect: new PostgresDialect({ pool }) }));
  }
  return {
    pool: (duty) => found(pools.get(duty), duty),
    kysely: (duty) => found(builders.get(duty), duty),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

function found<T>(value: T | undefined, duty: Duty): T {
  if (value === undefined) throw new Error(`no pool for the duty ${duty}`);
  return value;
}

const opened = new WeakMap<object, Pools>();

/** Called by openRealm alone. */
export function rememberPools(realm: object, pools: Pools): void {
  opened.set(realm, pools);
}

/** The pools of an opened realm. */
export function poolsOf(realm: object): Pools {
  const pools = opened.get(realm);
  if (pools === undefined) throw new Error("this realm was not opened by openRealm");
  return pools;
}
