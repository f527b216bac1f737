/**
 * Interns labels and keeps, for every reader, the set of labels that the handling rule lets it see.
 * Decides nothing itself: who may see is asked of `maySee` alone. Row security asks the tables that are filled here.
 * Labels with exactly the same readers share one audience class; a class's set of readers never differs from its labels' sets.
 */
import { createHash } from "node:crypto";
import type { Grant, Label } from "@noroshi/handling";
import { sql } from "kysely";
import { asDuty, type DutyTx } from "./act.ts";
import { classOf, lockLabels, readersOf } from "./audience.ts";
import { type LabelKey, rememberedLabels } from "./label-cache.ts";
import type { Realm } from "./realm.ts";
import { besideReadersOf, noteTurns } from "./sets.ts";
import { loadWorld, type ReadersWorld } from "./world.ts";

/** A label as rows carry it. */
export type Marking = Label;

/** SHA-256 over the marking as canonical JSON: keys in a fixed order, sets sorted and without repeats. */
export function markingDigest(marking: Marking): Buffer {
  const set = (values: readonly string[]) => [...new Set(values)].sort();
  const canonical = {
    audience: marking.audience === null ? null : set(marking.audience),
    caveats: set(marking.caveats),
    class: marking.class,
    consent: set(marking.consent),
    originator: marking.originatorId,
    owner: marking.ownerId,
    pap: marking.pap ?? null,
    provenance: marking.provenance ?? "independent",
    sealed_to: marking.sealedTo,
    tlp: marking.tlp,
    ...(marking.originatorCaveats === undefined ? {} : { originator_caveats: set(marking.originatorCaveats) }),
    ...(marking.stated === undefined ? {} : { stated: set(marking.stated) }),
    ...(marking.grants === undefined || marking.grants.length === 0 ? {} : { grants: canonicalGrants(marking.grants) }),
  };
  return createHash("sha256").update(JSON.stringify(canonical)).digest();
}

/** Grants in a fixed order, so that the same consents are one label however they came. */
function canonicalGrants(grants: readonly Grant[]): readonly Grant[] {
  const one = ({ kind, recipients, fromMs, untilMs }: Grant): string =>
    JSON.stringify({ fromMs, kind, recipients: [...new Set(recipients)].sort(), untilMs });
  return [...new Set(grants.map(one))].sort().map((text) => JSON.parse(text) as Grant);
}

/**
 * The key of a marking, made on first use. Commits by itself, before the act that uses it: a label without rows says nothing.
 * Every body that the marking names must be registered.
 */
export async function internLabel(realm: Realm, marking: Marking): Promise<LabelKey> {
  const [key] = await internLabels(realm, [marking]);
  if (key === undefined) throw new Error("interning one label gave none");
  return key;
}

/** The keys of many markings, in their order; one transaction for all that are new. */
export async function internLabels(realm: Realm, markings: readonly Marking[]): Promise<readonly LabelKey[]> {
  const cache = rememberedLabels(realm);
  const wanted = markings.map((marking) => ({ marking, digest: markingDigest(marking) }));
  const missing = new Map(
    wanted.filter((one) => !cache.has(one.digest.toString("hex"))).map((one) => [one.digest.toString("hex"), one]),
  );
  if (missing.size > 0) {
    const found = await asDuty(realm, "door", (tx) => findOrMake(tx, [...missing.values()]));
    for (const [hex, key] of found) cache.set(hex, key);
  }
  return wanted.map(({ digest }) => {
    const key = cache.get(digest.toString("hex"));
    if (key === undefined) throw new Error("a label was neither found nor made");
    return key;
  });
}

interface Wanted {
  readonly marking: Marking;
  readonly digest: Buffer;
}

async function findOrMake(tx: DutyTx<"door">, wanted: readonly Wanted[]): Promise<Map<string, LabelKey>> {
  const known = await find(tx, wanted);
  if (known.size === wanted.length) return known;
  await lockLabels(tx.db);
  const found = await find(tx, wanted); // somebody else may have been faster
  const fresh = wanted.filter((one) => !found.has(one.digest.toString("hex")));
  if (fresh.length === 0) return found;
  const world = await loadWorld(tx.db);
  for (const one of fresh) found.set(one.digest.toString("hex"), await make(tx, one, world));
  return found;
}

async function find(tx: DutyTx<"door">, wanted: readonly Wanted[]): Promise<Map<string, LabelKey>> {
  const rows = await tx.db
    .selectFrom("label")
    .select(["digest", "label_id", "audience_class"])
    .where(
      "digest",
      "in",
      wanted.map((one) => one.digest),
    )
    .execute();
  return new Map(
    rows.map((row) => [row.digest.toString("hex"), { label_id: row.label_id, audience_class: row.audience_class }]),
  );
}

async function make(tx: DutyTx<"door">, { marking, digest }: Wanted, world: ReadersWorld): Promise<LabelKey> {
  const readers = readersOf(marking, world.readers, world);
  const audience_class = await classOf(tx.db, readers);
  const { label_id } = await tx.db
    .insertInto("label")
    .values({
      digest,
      owner_id: marking.ownerId,
      originator_id: marking.originatorId,
      tlp: marking.tlp,
      pap: marking.pap ?? null,
      caveats: [...new Set(marking.caveats)].sort(),
      consent: [...new Set(marking.consent)].sort(),
      audience: marking.audience === null ? null : [...new Set(marking.audience)].sort(),
      class: marking.class,
      provenance: marking.provenance ?? "independent",
      sealed_to: marking.sealedTo,
      grants: sql`${JSON.stringify(canonicalGrants(marking.grants ?? []))}::jsonb`,
      originator_caveats:
        marking.originatorCaveats === undefined ? null : [...new Set(marking.originatorCaveats)].sort(),
      stated: marking.stated === undefined ? null : [...new Set(marking.stated)].sort(),
      audience_class,
    })
    .returning("label_id")
    .executeTakeFirstOrThrow();
  await sql`insert into visible_label (reader_no, label_id) select r, ${label_id} from unnest(${readers}::integer[]) r`.execute(
    tx.db,
  );
  const beside = besideReadersOf(marking, world);
  if (beside.length > 0)
    await sql`insert into beside_label (reader_no, label_id) select r, ${label_id} from unnest(${beside}::integer[]) r`.execute(
      tx.db,
    );
  await noteTurns(tx.db, [marking], world.nowMs);
  await sql`update reader set set_version = set_version + 1 where reader_no = any (${readers}::integer[])`.execute(
    tx.db,
  );
  return { label_id, audience_class };
}
