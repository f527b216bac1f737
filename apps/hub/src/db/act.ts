/**
 * The only way to the database for a store: as one reader, or as a named duty; always in one transaction.
 * As a reader, row security shows and takes only what the handling rule gave that reader. There is no third way, and a
 * transaction object cannot be made anywhere else.
 */
import { type IsolationLevel, type RawBuilder, sql, type Transaction } from "kysely";
import { Temporal } from "temporal-polyfill";
import { readerIn } from "./admit.ts";
import { DatabaseAway, DoorClosed, NotStanding, StorageFull, TryAgain } from "./errors.ts";
import { codeOf, mapFault } from "./faults.ts";
import { forgetLabels } from "./label-cache.ts";
import { poolsOf } from "./pools.ts";
import type { Realm } from "./realm.ts";
import { recompute } from "./sets.ts";
import type { RealmTables } from "./tables.ts";

/**
 * Who reads and acts: an actor in a body, and that body's number among the realm's readers. Inside an act it is the number as
 * which this actor reads at that instant, with the compartments that are open to it then.
 */
export interface Reader {
  readonly actorId: string;
  readonly organisationId: string;
  readonly readerNo: number;
  /** Caveats that stand against the purpose that it reads for; none when absent. */
  readonly barred?: readonly string[];
  /** It came through its body's own door, to its membership or to file: open while all else is closed to the body. */
  readonly ownDoor?: boolean;
}

declare const opened: unique symbol;

interface Tx {
  readonly [opened]: true;
  /** Kysely inside this transaction. */
  readonly db: Transaction<RealmTables>;
  /** The realm's instant of this act: read once, the same for the whole transaction. */
  now(): Promise<Temporal.Instant>;
}

export interface ReaderTx extends Tx {
  readonly reader: Reader;
}

export interface DutyTx<D extends ActingDuty = ActingDuty> extends Tx {
  readonly duty: D;
}

export type ActingDuty = "fusion" | "delivery" | "door" | "keeper";

export interface ActOptions {
  /** PostgreSQL's default, read committed, when not said. */
  readonly isolation?: IsolationLevel;
  readonly readOnly?: boolean;
}

/**
 * Runs `fn` as one reader. Throws DatabaseAway, StorageFull, TryAgain; NotStanding when the actor does not act for the body at
 * this instant, DoorClosed when all but its own door is closed to the body; any throw rolls everything back.
 */
export function asReader<T>(
  realm: Realm,
  reader: Reader,
  fn: (tx: ReaderTx) => Promise<T>,
  options: ActOptions = {},
): Promise<T> {
  if (!Number.isInteger(reader.readerNo) || reader.readerNo < 1)
    throw new RangeError("a reader's number is 1 or more; 0 is the fusion duty's");
  return followingTurns(realm, reader, () =>
    transact(realm, "app", options, async (db) => {
      const { organisationId, actorId, barred = [], ownDoor = false } = reader;
      const { rows } = await sql<{
        reader_no: number | null;
        compartments: string[];
        closed: boolean;
        turned: boolean;
      }>`
        select n.reader_no, n.compartments, n.closed, set_config('noroshi.reader', coalesce(n.reader_no::text, ''), true),
          set_config('noroshi.organisation', ${organisationId}, true), set_config('noroshi.actor', ${actorId}, true),
          set_config('noroshi.barred', ${barred.join(",")}, true), set_config('noroshi.reads', reads_of(${actorId}::uuid), true), exists (select from set_turn where at <= realm_now()) as turned
        from reader_now(${actorId}::uuid, ${organisationId}::uuid) n`.execute(db);
      const [now] = rows;
      if (now === undefined) throw new NotStanding();
      if (now.closed && !ownDoor) throw new DoorClosed();
      if (now.turned) throw new SetsTurned();
      if (now.reader_no === null) throw new NewReader(now.compartments);
      return fn({ ...begin(db), reader: { ...reader, readerNo: now.reader_no } });
    }),
  );
}

/** Some consent began or ended: nothing is read before the sets follow. */
class SetsTurned extends Error {}

/** Nobody of the body has read with these compartments yet: its set is computed first. */
class NewReader extends Error {
  readonly compartments: readonly string[];

  constructor(compartments: readonly string[]) {
    super();
    this.compartments = compartments;
  }
}

async function followingTurns<T>(realm: Realm, reader: Reader, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof SetsTurned) await transact(realm, "door", {}, (db) => recompute(db, { turned: true }));
      else if (error instanceof NewReader) {
        const { compartments } = error;
        await transact(realm, "door", {}, (db) => readerIn(db, reader.organisationId, compartments));
      } else throw error;
    }
    forgetLabels(realm);
  }
}

/** Runs `fn` as a duty. The fusion duty reads as reader 0: whatever is not sealed. */
export function asDuty<D extends ActingDuty, T>(
  realm: Realm,
  duty: D,
  fn: (tx: DutyTx<D>) => Promise<T>,
  options: ActOptions = {},
): Promise<T> {
  return transact(realm, duty, options, async (db) => {
    if (duty === "fusion") await sql`select set_config('noroshi.reader', '0', true)`.execute(db);
    return fn({ ...begin(db), duty });
  });
}

/** One question of a duty in one statement, which is a transaction of its own: nothing is begun and ended around it. */
export function askDuty<R>(
  realm: Realm,
  duty: Exclude<ActingDuty, "fusion">,
  question: RawBuilder<R>,
): Promise<readonly R[]> {
  return atOnce(realm, duty, question);
}

export interface CollectionState {
  readonly readerNo: number;
  /** Another word after every act that changed what the reader would be given of what was released to its body. */
  readonly word: string;
}

/**
 * In which state what was released to a reader's body is for this reader, asked in one statement. What was made of rows that were read after
 * this answer is at least as new as it. Undefined where it cannot be said: then `asReader` says why, or reads.
 * @param credentialId by which a machine came in; throws NotStanding when it ended
 */
export async function releasedState(
  realm: Realm,
  { actorId, organisationId, barred = [] }: Reader,
  credentialId: string | null,
): Promise<CollectionState | undefined> {
  const [row] = await atOnce(
    realm,
    "app",
    sql<{ credential_ok: boolean; reader_no: number | null; state: string | null }>`
      select * from released_state(${actorId}::uuid, ${organisationId}::uuid, ${credentialId}::uuid)`,
  );
  if (row?.credential_ok !== true) throw new NotStanding();
  // What is kept from a purpose turns with the clock too.
  if (barred.length > 0 || row.reader_no === null || row.state === null) return undefined;
  return { readerNo: row.reader_no, word: row.state };
}

async function atOnce<R>(realm: Realm, duty: "app" | ActingDuty, question: RawBuilder<R>): Promise<readonly R[]> {
  try {
    return (await question.execute(poolsOf(realm).kysely(duty))).rows;
  } catch (error) {
    throw faultOf(realm, error);
  }
}

async function transact<T>(
  realm: Realm,
  duty: "app" | ActingDuty,
  options: ActOptions,
  fn: (db: Transaction<RealmTables>) => Promise<T>,
): Promise<T> {
  let transaction = poolsOf(realm).kysely(duty).transaction();
  if (options.isolation !== undefined) transaction = transaction.setIsolationLevel(options.isolation);
  if (options.readOnly === true) transaction = transaction.setAccessMode("read only");
  try {
    return await transaction.execute(fn);
  } catch (error) {
    if (isClassMoved(error)) throw new TryAgain(error);
    throw faultOf(realm, error);
  }
}

function faultOf(realm: Realm, error: unknown): unknown {
  const fault = mapFault(error);
  return fault instanceof DatabaseAway && realm.database.postgres.diskFull() ? new StorageFull(error) : fault;
}

/** A label moved to another audience class between the act's look and its insert (a new body joined meanwhile). */
function isClassMoved(error: unknown): boolean {
  return (
    codeOf(error) === "23503" &&
    error instanceof Error &&
    "constraint" in error &&
    String(error.constraint).endsWith("_label_id_audience_class_fkey")
  );
}

function begin(db: Transaction<RealmTables>): Tx {
  let instant: Promise<Temporal.Instant> | undefined;
  const read = async () => {
    const { rows } = await sql<{ now: string }>`select realm_now() as now`.execute(db);
    if (rows[0] === undefined) throw new Error("the realm has no clock");
    return Temporal.Instant.from(rows[0].now);
  };
  const now = () => {
    instant ??= read();
    return instant;
  };
  return { db, now } as Tx;
}
