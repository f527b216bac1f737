/**
 * Gives the rows of an owner's own report other labels, in the owner's act. Row security holds the act to rows that lie under
 * the owner's labels before and after; a class follows its label by trigger.
 */
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import { internLabels, type Marking } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { readLabels } from "../db/world.ts";

/** Where rows of a report lie, and how a row names its report. */
const TABLES: Readonly<Record<string, RawBuilder<unknown>>> = {
  report: sql`report_id`,
  raw: sql`report_id`,
  understanding: sql`report_id`,
  assertion: sql`report_id`,
  item_tally: sql`report_id`,
  feature: sql`report_id`,
  posting: sql`report_id`,
  attachment: sql`report_id`,
  hop: sql`subject_id`,
  existence: sql`report_id`,
  search_token: sql`report_id`,
};

/** Changes every label of these versions. @returns whether any changed */
export async function relabelAll(
  realm: Realm,
  tx: ReaderTx,
  versions: readonly string[],
  change: (marking: Marking) => Marking,
): Promise<boolean> {
  const ids = [...versions];
  const found = await Promise.all(
    Object.entries(TABLES).map(([table, key]) =>
      sql<{
        label_id: number;
      }>`select distinct label_id from ${sql.table(table)} where ${key} = any (${ids}::uuid[])`.execute(tx.db),
    ),
  );
  const receipts = await sql<{ label_id: number }>`
    select distinct c.label_id from receipt c join report r using (receipt_id) where r.report_id = any (${ids}::uuid[])`.execute(
    tx.db,
  );
  const used = [...new Set([...found, receipts].flatMap((f) => f.rows.map((r) => r.label_id)))];
  const moves = await movesOf(realm, tx, used, change);
  if (moves.size === 0) return false;
  await tellMoved(tx, moves);
  const [before, after] = [[...moves.keys()], [...moves.values()]];
  for (const [table, key] of Object.entries(TABLES))
    await sql`update ${sql.table(table)} t set label_id = m.later from unnest(${before}::integer[], ${after}::integer[]) as m(earlier, later)
      where t.label_id = m.earlier and t.${key} = any (${ids}::uuid[])`.execute(tx.db);
  await sql`update receipt t set label_id = m.later from unnest(${before}::integer[], ${after}::integer[]) as m(earlier, later), report r
    where t.label_id = m.earlier and r.receipt_id = t.receipt_id and r.report_id = any (${ids}::uuid[])`.execute(tx.db);
  return true;
}

/** Changes the labels of some values alone, by the objects' own ids; linkage has to look at the report again afterwards. */
export async function relabelItems(
  realm: Realm,
  tx: ReaderTx,
  versions: readonly string[],
  refs: readonly string[],
  change: (marking: Marking) => Marking,
): Promise<boolean> {
  return relabelCovered(realm, tx, versions, sql`split_part(a.ref, '#', 1) = any (${[...refs]}::text[])`, change);
}

/** Changes the labels of some values, by their own ids. */
export async function relabelValues(
  realm: Realm,
  tx: ReaderTx,
  versions: readonly string[],
  assertionIds: readonly string[],
  change: (marking: Marking) => Marking,
): Promise<boolean> {
  return relabelCovered(realm, tx, versions, sql`a.assertion_id = any (${[...assertionIds]}::uuid[])`, change);
}

/** Changes the labels of those values `a` of these versions that a condition covers, and counts them anew. @returns whether any changed */
async function relabelCovered(
  realm: Realm,
  tx: ReaderTx,
  versions: readonly string[],
  condition: RawBuilder<unknown>,
  change: (marking: Marking) => Marking,
): Promise<boolean> {
  const covered = sql<boolean>`a.report_id = any (${[...versions]}::uuid[]) and ${condition}`;
  const { rows } = await sql<{
    label_id: number;
  }>`select distinct a.label_id from assertion a where ${covered}`.execute(tx.db);
  const moves = await movesOf(
    realm,
    tx,
    rows.map((r) => r.label_id),
    change,
  );
  if (moves.size === 0) return false;
  await tellMoved(tx, moves);
  await sql`update assertion a set label_id = m.later from unnest(${[...moves.keys()]}::integer[], ${[...moves.values()]}::integer[]) as m(earlier, later)
    where a.label_id = m.earlier and ${covered}`.execute(tx.db);
  await sql`delete from item_tally where report_id = any (${[...versions]}::uuid[])`.execute(tx.db);
  await sql`
    insert into item_tally (report_id, label_id, audience_class, items, indicators, received_at, latest)
    select report_id, label_id, audience_class, count(*)::integer, (count(*) filter (where indicator))::integer, max(received_at), bool_and(latest) from assertion where report_id = any (${[...versions]}::uuid[])
    group by report_id, label_id, audience_class`.execute(tx.db);
  return true;
}

async function movesOf(
  realm: Realm,
  tx: ReaderTx,
  used: readonly number[],
  change: (marking: Marking) => Marking,
): Promise<ReadonlyMap<number, number>> {
  if (used.length === 0) return new Map();
  const before = [...(await readLabels(tx.db, used))];
  const keys = await internLabels(
    realm,
    before.map(([, marking]) => change(marking)),
  );
  return new Map(
    before.flatMap(([id], n): [number, number][] => {
      const later = keys[n]?.label_id;
      return later === undefined || later === id ? [] : [[id, later]];
    }),
  );
}

async function tellMoved(tx: ReaderTx, moves: ReadonlyMap<number, number>): Promise<void> {
  await sql`select tell_moved(${[...moves.keys()]}::integer[], ${[...moves.values()]}::integer[])`.execute(tx.db);
}

/** Lets linkage look at these versions again. */
export async function unlink(tx: ReaderTx, versions: readonly string[]): Promise<void> {
  await sql`update report set linked_at = null where report_id = any (${[...versions]}::uuid[]) and latest`.execute(
    tx.db,
  );
}
