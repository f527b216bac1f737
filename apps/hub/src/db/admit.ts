/**
 * Admits a reader: a body, as it reads with some compartments. A new reader splits classes where it sees some of their labels
 * and not others; rows follow through the foreign key. Works inside a transaction of the door duty.
 */
import { mayReadBeside, maySee } from "@noroshi/handling";
import { type Kysely, sql } from "kysely";
import { audienceDigest, classOf, lockLabels } from "./audience.ts";
import { moveLabels } from "./sets.ts";
import type { RealmTables } from "./tables.ts";
import { loadLabels, loadWorld, type ReadersWorld } from "./world.ts";

/** The number of a body as it reads with these compartments, in ascending order; undefined when it has not yet. */
export async function readerNumber(
  db: Kysely<RealmTables>,
  organisationId: string,
  compartments: readonly string[],
): Promise<number | undefined> {
  const { rows } = await sql<{ reader_no: number }>`
    select reader_no from reader where organisation_id = ${organisationId}::uuid and compartments = ${[...compartments]}::text[]`.execute(
    db,
  );
  return rows[0]?.reader_no;
}

/** The same; on first use it becomes a reader and its set is computed over all labels. For the door duty. */
export async function readerIn(
  db: Kysely<RealmTables>,
  organisationId: string,
  compartments: readonly string[],
): Promise<number> {
  await lockLabels(db);
  const faster = await readerNumber(db, organisationId, compartments);
  if (faster !== undefined) return faster;
  const { reader_no } = await db
    .insertInto("reader")
    .values({ organisation_id: organisationId, compartments: [...compartments] })
    .returning("reader_no")
    .executeTakeFirstOrThrow();
  await admit(db, reader_no, await loadWorld(db));
  return reader_no;
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
