/**
 * Who reads in a realm: gives a body its reader number and computes the set of labels that it may see.
 * A new reader splits classes where it sees some of their labels and not others; rows follow through the foreign key.
 */
import { mayReadBeside, maySee } from "@noroshi/handling";
import { type Kysely, sql } from "kysely";
import { asDuty } from "./act.ts";
import { audienceDigest, classOf, lockLabels } from "./audience.ts";
import { forgetLabels } from "./label-cache.ts";
import type { Realm } from "./realm.ts";
import { moveLabels, recompute } from "./sets.ts";
import type { RealmTables } from "./tables.ts";
import { loadLabels, loadWorld, type ReadersWorld } from "./world.ts";

/** A body's reader number; on first use the body becomes a reader and its set is computed over all labels. */
export async function readerOf(realm: Realm, organisationId: string): Promise<number> {
  const known = await asDuty(realm, "door", (tx) => find(tx.db, organisationId));
  if (known !== undefined) return known;
  const readerNo = await asDuty(realm, "door", async (tx) => {
    await lockLabels(tx.db);
    const faster = await find(tx.db, organisationId);
    if (faster !== undefined) return faster;
    const made = await tx.db
      .insertInto("reader")
      .values({ organisation_id: organisationId })
      .returning("reader_no")
      .executeTakeFirstOrThrow();
    await admit(tx.db, made.reader_no, await loadWorld(tx.db));
    return made.reader_no;
  });
  forgetLabels(realm);
  return readerNo;
}

async function find(db: Kysely<RealmTables>, organisationId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("reader")
    .select("reader_no")
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return row?.reader_no;
}

async function admit(db: Kysely<RealmTables>, readerNo: number, world: ReadersWorld): Promise<void> {
  const facts = world.readers.find((reader) => reader.readerNo === readerNo)?.facts;
  if (facts === undefined) throw new Error("a new reader is not among the realm's bodies");
  const labels = await loadLabels(db);
  const seen = labels.filter((one) => maySee(facts, one.label, world).allowed);
  await sql`insert into visible_label (reader_no, label_id) select ${readerNo}, l from unnest(${seen.map((one) => one.labelId)}::integer[]) l`.execute(
    db,
  );
  const beside = labels.filter(
    (one) => mayReadBeside(facts, one.label, world) && !maySee(facts, one.label, world).allowed,
  );
  if (beside.length > 0)
    await sql`insert into beside_label (reader_no, label_id) select ${readerNo}, l from unnest(${beside.map((one) => one.labelId)}::integer[]) l`.execute(
      db,
    );
  const seenByClass = Map.groupBy(seen, (one) => one.audienceClass);
  for (const [audienceClass, some] of seenByClass) {
    const before = await readersOfClass(db, audienceClass);
    const after = [...before, readerNo].sort((a, b) => a - b);
    const all = labels.filter((one) => one.audienceClass === audienceClass).length;
    if (some.length === all) await widenClass(db, audienceClass, readerNo, after);
    else
      await moveLabels(
        db,
        some.map((one) => one.labelId),
        await classOf(db, after),
      );
  }
}

async function readersOfClass(db: Kysely<RealmTables>, audienceClass: number): Promise<number[]> {
  const rows = await db
    .selectFrom("visible_class")
    .select("reader_no")
    .where("audience_class", "=", audienceClass)
    .execute();
  return rows.map((row) => row.reader_no);
}

/** The whole class is seen by the new reader: it stays one class, no row is touched. */
async function widenClass(
  db: Kysely<RealmTables>,
  audienceClass: number,
  readerNo: number,
  after: readonly number[],
): Promise<void> {
  await db
    .updateTable("audience")
    .set({ digest: audienceDigest(after) })
    .where("audience_class", "=", audienceClass)
    .execute();
  await db.insertInto("visible_class").values({ reader_no: readerNo, audience_class: audienceClass }).execute();
}

/**
 * Computes every reader's set anew: after a body changed its kind, country or groups, after the rule changed, after a restore.
 * `whole` also fills what is derived from nothing: after a restore.
 * @returns how many labels now have other readers than before
 */
export async function recomputeSets(realm: Realm, options: { readonly whole?: boolean } = {}): Promise<number> {
  const changed = await asDuty(realm, "door", (tx) => recompute(tx.db, options));
  forgetLabels(realm);
  return changed;
}
