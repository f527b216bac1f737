/**
 * The newest rows that a reader sees, page by page, quick for whoever asks: a reader of few audience classes is served class
 * by class from the class-led index; a reader of many from the time-led one, where most of what is passed over is its own.
 * The order is (time, id), newest first, never a sequence; row security decides what is there in both cases.
 * Measured in bench/src/visibility.ts; the choice is told in docs/decisions/0003-row-security.md.
 */
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "./act.ts";
import type { RealmTables } from "./tables.ts";

/** Class by class costs about 40 µs a class, by time about 1 ms for a reader of many: they meet near this number. */
const FEW_CLASSES = 64;

export interface NewestFirst<T extends keyof RealmTables> {
  readonly table: T;
  readonly columns: readonly (keyof RealmTables[T] & string)[];
  /** The pair of columns of the table's (audience_class, time desc, id desc) and (time desc, id desc) indexes. */
  readonly time: keyof RealmTables[T] & string;
  readonly id: keyof RealmTables[T] & string;
  readonly limit: number;
  /** The last row of the page before this one. */
  readonly after?: { readonly time: string; readonly id: string };
  /** A further condition over the table's own columns. */
  readonly where?: RawBuilder<unknown>;
}

/** One page of rows. The caller says what shape the chosen columns have. */
export async function newestFirst<Row, T extends keyof RealmTables>(
  tx: ReaderTx,
  ask: NewestFirst<T>,
): Promise<readonly Row[]> {
  const few = await sql<{
    few: boolean;
  }>`select count(*) <= ${FEW_CLASSES} as few from (select from visible_class limit ${FEW_CLASSES + 1}) c`.execute(
    tx.db,
  );
  const { rows } = await (few.rows[0]?.few === true ? byClass<Row, T>(ask) : byTime<Row, T>(ask)).execute(tx.db);
  return rows;
}

/** For readers of few classes. Exported for the test that holds both ways to the same answer. */
export function byClass<Row, T extends keyof RealmTables>(ask: NewestFirst<T>): RawBuilder<Row> {
  return sql<Row>`select ${fields(ask, "n")} from visible_class v cross join lateral (
    select t.* from ${sql.table(ask.table)} t where t.audience_class = v.audience_class and ${condition(ask)} ${order(ask, "t")} limit ${ask.limit}
  ) n ${order(ask, "n")} limit ${ask.limit}`;
}

/** For readers of many classes. */
export function byTime<Row, T extends keyof RealmTables>(ask: NewestFirst<T>): RawBuilder<Row> {
  return sql<Row>`select ${fields(ask, "t")} from ${sql.table(ask.table)} t where ${condition(ask)} ${order(ask, "t")} limit ${ask.limit}`;
}

function fields<T extends keyof RealmTables>(ask: NewestFirst<T>, from: string): RawBuilder<unknown> {
  return sql.join(ask.columns.map((column) => sql.ref(`${from}.${column}`)));
}

function order<T extends keyof RealmTables>(ask: NewestFirst<T>, from: string): RawBuilder<unknown> {
  return sql`order by ${sql.ref(`${from}.${ask.time}`)} desc, ${sql.ref(`${from}.${ask.id}`)} desc`;
}

function condition<T extends keyof RealmTables>(ask: NewestFirst<T>): RawBuilder<unknown> {
  const after =
    ask.after === undefined
      ? sql`true`
      : sql`(${sql.ref(`t.${ask.time}`)}, ${sql.ref(`t.${ask.id}`)}) < (${ask.after.time}::timestamptz, ${ask.after.id}::uuid)`;
  return sql`${after} and ${ask.where ?? sql`true`}`;
}
