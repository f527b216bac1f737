/**
 * A database for tests: a real PostgreSQL in a temporary folder, or a fresh database on the server that
 * NOROSHI_TEST_DATABASE_URL names, so that one suite runs on both. Gone without a trace when disposed of.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { asAdmin, clientOptions, type Database } from "./admin.ts";
import { systemChance } from "./chance.ts";
import { startPostgres } from "./embedded.ts";
import type { Duty } from "./names.ts";
import type { Postgres } from "./postgres.ts";
import { createRealm, dropRealm, listRealms, openDatabase, type Realm, type RealmPlan } from "./realm.ts";
import { passwordOf } from "./roles.ts";

export type { Realm } from "./realm.ts";

export interface TestCluster extends AsyncDisposable {
  readonly postgres: Postgres;
  readonly database: Database;
  readonly dataDir: string;
  /** What the database rooms logged so far. */
  readonly logged: string[];
  /** A raw connection as administrator. */
  asAdmin<T>(fn: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** A new realm with a name of its own; an exercise realm with a running clock unless said otherwise. */
  realm(plan?: Partial<RealmPlan>): Promise<Realm>;
  stop(): Promise<void>;
}

/** Starts (about 0.6 s); `embedded` asks for a server of its own in any case. Use one for a test file: `const cluster = await testCluster(); afterAll(() => cluster.stop())`. */
export async function testCluster(options: { readonly embedded?: boolean } = {}): Promise<TestCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), "noroshi-test-"));
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const outside = options.embedded === true ? undefined : process.env["NOROSHI_TEST_DATABASE_URL"] || undefined;
  const scratch = outside === undefined ? undefined : await scratchDatabase(outside);
  const postgres = await startPostgres(dataDir, log, scratch === undefined ? {} : { DATABASE_URL: scratch.url });
  const database = await openDatabase(postgres, log);
  const open: Realm[] = [];
  const realm = async (plan: Partial<RealmPlan> = {}) => {
    const made = await createRealm(database, { name: freshName(), kind: "exercise", ...plan });
    open.push(made);
    return made;
  };
  const stop = async () => {
    await Promise.all(open.map((one) => one.close().catch(() => {})));
    if (scratch !== undefined) {
      for (const { name, kind } of await listRealms(database)) if (kind !== "live") await dropRealm(database, name);
      await scratch.drop();
    }
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    postgres,
    database,
    dataDir,
    logged,
    asAdmin: (fn) => asAdmin(database, fn),
    realm,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Roles belong to the whole server, so that even two test databases on it need different realm names. */
export function freshName(): string {
  return `t${systemChance.bytes(5).toString("hex")}`;
}

async function scratchDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `noroshi_${freshName()}`;
  const run = async (statement: string) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  return { url: target.href, drop: () => run(`drop database ${name} with (force)`) };
}

/** A raw connection as one of a realm's roles, past all our code, to try what the database itself shows and refuses. */
export async function asRole<T>(realm: Realm, duty: Duty, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const who = { user: realm.names.roles[duty], password: passwordOf(realm.key, duty) };
  const client = new pg.Client(clientOptions(realm.database.postgres.connection, who));
  client.on("error", () => {});
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
