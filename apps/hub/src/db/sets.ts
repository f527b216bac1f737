/**
 * The sets of readers behind row security, computed by the handling rule for all labels or for those whose consents turn.
 * Works inside a transaction that the caller opened for the door duty; nothing outside reads the result half done.
 */
import { type Label, mayReadBeside, maySee, turningPoints } from "@noroshi/handling";
import { type Kysely, sql } from "kysely";
import { audienceDigest, classOf, lockLabels, readersOf } from "./audience.ts";
import type { RealmTables } from "./tables.ts";
import { type KnownLabel, loadLabels, loadWorld, type ReadersWorld } from "./world.ts";

/** Readers that may have what lies under a label only beside another source of the same value. */
export function besideReadersOf(label: Label, world: ReadersWorld): number[] {
  if (label.provenance === undefined || label.provenance === "independent") return [];
  return world.readers
    .filter((r) => mayReadBeside(r.facts, label, world) && !maySee(r.facts, label, world).allowed)
    .map((r) => r.readerNo);
}

/** Remembers when these labels' readers change next. */
export async function noteTurns(db: Kysely<RealmTables>, labels: readonly Label[], nowMs: number): Promise<void> {
  const turns = [...new Set(labels.flatMap((l) => turningPoints(l, nowMs)))];
  if (turns.length === 0) return;
  await sql`insert into set_turn (at) select to_timestamp(t / 1000.0) from unnest(${turns}::double precision[]) t on conflict do nothing`.execute(
    db,
  );
}

export interface Recomputing {
  /** Also fills what is derived from nothing: after a restore. */
  readonly whole?: boolean;
  /** Only labels with consents: at an instant at which one begins or ends. */
  readonly turned?: boolean;
}

/** Computes sets anew. @returns how many labels now have other readers than before */
export async function recompute(db: Kysely<RealmTables>, options: Recomputing): Promise<number> {
  await lockLabels(db);
  const world = await loadWorld(db);
  const classes = await db.selectFrom("audience").select(["audience_class", "digest"]).execute();
  const digests = new Map(classes.map((row) => [row.audience_class, row.digest.toString("hex")]));
  const labels = await loadLabels(db, { withGrants: options.turned === true });
  const stale = labels
    .map((one) => ({ ...one, readers: readersOf(one.label, world.readers, world) }))
    .filter(
      (one) => options.whole === true || digests.get(one.audienceClass) !== audienceDigest(one.readers).toString("hex"),
    );
  if (options.whole === true) await sql`delete from visible_class`.execute(db);
  const before = await setsOf(
    db,
    labels.map((one) => one.labelId),
  );
  for (const same of Map.groupBy(stale, (one) => one.readers.join(",")).values()) {
    const readers = same[0]?.readers ?? [];
    const labelIds = same.map((one) => one.labelId);
    const audienceClass = await classOf(db, readers);
    await moveLabels(db, labelIds, audienceClass);
    await sql`insert into visible_class (reader_no, audience_class) select r, ${audienceClass} from unnest(${readers}::integer[]) r on conflict do nothing`.execute(
      db,
    );
    await sql`delete from visible_label where label_id = any (${labelIds}::integer[])`.execute(db);
    await sql`insert into visible_label (reader_no, label_id) select r, l from unnest(${readers}::integer[]) r, unnest(${labelIds}::integer[]) l`.execute(
      db,
    );
  }
  if (stale.length > 0) {
    await sql`delete from visible_class v where not exists (select from label l where l.audience_class = v.audience_class)`.execute(
      db,
    );
    await sql`delete from audience a where not exists (select from label l where l.audience_class = a.audience_class)`.execute(
      db,
    );
  }
  await recomputeBeside(db, world, labels, options);
  if (options.whole !== true) await tellTurned(db, before, labels);
  await sql`delete from set_turn where at <= realm_now()`.execute(db);
  if (options.whole === true)
    await noteTurns(
      db,
      labels.map((one) => one.label),
      world.nowMs,
    );
  return stale.length;
}

/** Which readers have which of these labels, as "reader label", in their sets or beside another source. */
async function setsOf(db: Kysely<RealmTables>, labelIds: readonly number[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ reader_no: number; label_id: number }>`
    select reader_no, label_id from visible_label where label_id = any (${[...labelIds]}::integer[])
    union select reader_no, label_id from beside_label where label_id = any (${[...labelIds]}::integer[])`.execute(db);
  return new Set(rows.map((r) => `${r.reader_no} ${r.label_id}`));
}

/** Says to exactly those readers whose sets are others now that there is something to look at again. */
async function tellTurned(
  db: Kysely<RealmTables>,
  before: ReadonlySet<string>,
  labels: readonly KnownLabel[],
): Promise<void> {
  const after = await setsOf(
    db,
    labels.map((one) => one.labelId),
  );
  const readers = [...before.symmetricDifference(after)].map((pair) => Number(pair.split(" ")[0]));
  await sql`update reader set turned = turned + 1, set_version = set_version + 1 where reader_no = any (${[...new Set(readers)]}::integer[])`.execute(
    db,
  );
}

/** What stands beside another source follows as well: sender's terms and consents are the same rule's. */
async function recomputeBeside(
  db: Kysely<RealmTables>,
  world: ReadersWorld,
  labels: readonly KnownLabel[],
  options: Recomputing,
): Promise<void> {
  if (options.whole === true) await sql`delete from beside_label`.execute(db);
  const dependent = labels.filter((one) => one.label.provenance !== "independent");
  if (dependent.length === 0) return;
  await sql`delete from beside_label where label_id = any (${dependent.map((one) => one.labelId)}::integer[])`.execute(
    db,
  );
  const pairs = dependent.flatMap((one) => besideReadersOf(one.label, world).map((r) => ({ r, l: one.labelId })));
  await sql`insert into beside_label (reader_no, label_id) select * from unnest(${pairs.map((p) => p.r)}::integer[], ${pairs.map((p) => p.l)}::integer[])`.execute(
    db,
  );
}

/** Gives labels another class; rows follow through the foreign key. */
export async function moveLabels(db: Kysely<RealmTables>, labelIds: readonly number[], to: number): Promise<void> {
  await sql`update label set audience_class = ${to} where label_id = any (${labelIds}::integer[]) and audience_class <> ${to}`.execute(
    db,
  );
}
