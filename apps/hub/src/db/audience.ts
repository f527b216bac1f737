/**
 * Audience classes: labels with exactly the same readers share one. Who reads is asked of the handling rule alone.
 */
import { createHash } from "node:crypto";
import { type Label, maySee } from "@noroshi/handling";
import { type Kysely, sql } from "kysely";
import type { RealmTables } from "./tables.ts";
import type { ReadersWorld, RealmReader } from "./world.ts";

/** The numbers of the readers that the rule lets see a label; 0, the fusion duty, sees whatever is not sealed. */
export function readersOf(label: Label, readers: readonly RealmReader[], world: ReadersWorld): number[] {
  const seeing = readers
    .filter((reader) => maySee(reader.facts, label, world).allowed)
    .map((reader) => reader.readerNo);
  return (isSealed(label) ? seeing : [0, ...seeing]).sort((a, b) => a - b);
}

/** Sealed to an authority, or to nobody at all: an empty audience means nobody, the duty included. */
function isSealed(label: Label): boolean {
  return label.sealedTo !== null || label.audience?.length === 0;
}

/** SHA-256 over a set of readers' numbers, ascending. */
export function audienceDigest(readers: readonly number[]): Buffer {
  return createHash("sha256").update(readers.join(",")).digest();
}

/** The class of a set of readers, made with its visible_class rows on first use. Call under lockLabels. */
export async function classOf(db: Kysely<RealmTables>, readers: readonly number[]): Promise<number> {
  const digest = audienceDigest(readers);
  const known = await db
    .selectFrom("audience")
    .select("audience_class")
    .where("digest", "=", digest)
    .executeTakeFirst();
  if (known !== undefined) return known.audience_class;
  const { audience_class } = await db
    .insertInto("audience")
    .values({ digest })
    .returning("audience_class")
    .executeTakeFirstOrThrow();
  await sql`insert into visible_class (reader_no, audience_class) select r, ${audience_class} from unnest(${[...readers]}::integer[]) r`.execute(
    db,
  );
  return audience_class;
}

/** One at a time changes labels, readers and classes of a realm; held to the end of the transaction. */
export async function lockLabels(db: Kysely<RealmTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' labels'))`.execute(db);
}
