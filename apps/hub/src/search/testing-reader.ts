/**
 * Asks the stores of search and lists as one reader of a realm that was filled beside the hub: for benches and for tests of
 * plans. Row security and the role's kinds count as in an act; nobody has to be registered.
 */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { ReaderTx } from "../db/act.ts";
import { clientOptions } from "../db/admin.ts";
import type { Realm } from "../db/realm.ts";
import { passwordOf } from "../db/roles.ts";
import type { RealmTables } from "../db/tables.ts";

export { newestFirst } from "../db/newest.ts";
export { beginningWith, exactRows, holdingRows, insideRows, textRows } from "./store.ts";

export interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** @param asked takes down what is asked, if given */
export async function asReaderNo<T>(
  realm: Realm,
  readerNo: number,
  fn: (tx: ReaderTx) => Promise<T>,
  asked?: Asked[],
): Promise<T> {
  const who = { user: realm.names.roles.app, password: passwordOf(realm.key, "app") };
  const pool = new pg.Pool({ ...clientOptions(realm.database.postgres.connection, who), max: 1 });
  const db = new Kysely<RealmTables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) =>
      void (/^\s*(select|with)/i.test(query.sql) && asked?.push({ sql: query.sql, parameters: query.parameters })),
  });
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`select set_config('noroshi.reader', ${String(readerNo)}, true),
        set_config('noroshi.reads', 'reports,values,cases,receipts,log', true)`.execute(trx);
      if (asked) asked.length = 0;
      return fn({ db: trx, reader: { readerNo } } as unknown as ReaderTx);
    });
  } finally {
    await db.destroy();
  }
}
