/**
 * Random labels over a small nation, and two answers to who sees them: the rule's and the database's. For tests that hold the
 * one against the other.
 */
import { type Grant, type Label, mayReadBeside, maySee } from "@noroshi/handling";
import fc from "fast-check";
import { asDuty, asReader, type Reader } from "./act.ts";
import type { Marking } from "./labels.ts";
import type { Realm } from "./realm.ts";
import { foundBody } from "./testing-nation.ts";
import { loadWorld } from "./world.ts";

export const KINDS = [
  "operator",
  "bank",
  "isac",
  "police",
  "defence",
  "ministry",
  "coordinator",
  "commission",
  "ally",
  "authority",
] as const;

const someCaveats = fc.subarray<Label["caveats"][number]>([
  "identity",
  "common_form",
  "law_enforcement_only",
  "investigation_secret",
  "government_only",
  "no_foreign_release",
  "originator_control",
  "strict_scope_government",
  "group:ports",

  "no_law_enforcement_without_consent",
]);

/** A label of one of `bodies`; every field that the rule reads varies. Consents begin and end within some hours of `from`. */
export function anyMarking(bodies: readonly Reader[], options: { readonly from?: number } = {}): fc.Arbitrary<Marking> {
  const body = fc.constantFrom(...bodies.map((one) => one.organisationId));
  const whole = fc.record({
    ownerId: body,
    originatorId: body,
    tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
    caveats: someCaveats,
    consent: fc.subarray<Label["consent"][number]>(["share_anonymised", "share_abroad"]),
    audience: fc.option(fc.uniqueArray(body, { maxLength: 3 })),
    class: fc.constantFrom("report", "item", "receipt", "case", "act"),
    sealedTo: fc.option(body, { freq: 5 }),
    ...(options.from === undefined ? {} : { grants: fc.array(anyGrant(bodies, options.from), { maxLength: 2 }) }),
    pap: fc.constantFrom(null, "green", "red"),
    provenance: fc.constantFrom("independent", "copy", "shadowed", "echo"),
  });
  return fc.oneof(
    whole,
    fc.tuple(whole, someCaveats).map(([one, originatorCaveats]) => ({ ...one, originatorCaveats })),
  );
}

function anyGrant(bodies: readonly Reader[], from: number): fc.Arbitrary<Grant> {
  const hour = fc.integer({ min: -2, max: 6 }).map((h) => from + h * 3_600_000);
  return fc.record({
    kind: fc.constantFrom("law_enforcement_use", "third_party_release"),
    recipients: fc.subarray(bodies.map((b) => b.organisationId)),
    fromMs: hour,
    untilMs: fc.option(hour),
  });
}

export async function nationOfAll(realm: Realm): Promise<Reader[]> {
  const chance = realm.chance({ actorId: "tests", act: "all kinds" });
  const bodies: Reader[] = [];
  for (const kind of KINDS) bodies.push(await foundBody(realm, chance, kind, kind));
  return bodies;
}

/** What the rule itself says: for each body the labels that it may see, and those that it may read beside another source. */
export function byRule(realm: Realm, labels: readonly { id: number; marking: Marking }[], bodies: readonly Reader[]) {
  return asDuty(realm, "door", async (tx) => {
    const world = await loadWorld(tx.db);
    return bodies.map((body) => {
      const facts = world.body(body.organisationId);
      if (facts === undefined) throw new Error("a reader is not among the realm's bodies");
      const seen = labels.filter(({ marking }) => maySee(facts, marking, world).allowed);
      const rest = labels.filter((one) => !seen.includes(one));
      const ids = sorted(seen.map(({ id }) => id));
      const beside = sorted(rest.filter(({ marking }) => mayReadBeside(facts, marking, world)).map(({ id }) => id));
      return { labels: ids, rows: ids, beside };
    });
  });
}

/** What the database shows: as label rows, as reports under those labels, and what it has for beside another source. */
export async function byDatabase(realm: Realm, bodies: readonly Reader[]) {
  const seen = [];
  for (const body of bodies) {
    seen.push(
      await asReader(realm, body, async (tx) => {
        const beside = sorted((await tx.db.selectFrom("beside_label").select("label_id").execute()).map(idOf));
        const labels = sorted((await tx.db.selectFrom("label").select("label_id").execute()).map(idOf));
        const rows = sorted((await tx.db.selectFrom("report").select("label_id").execute()).map(idOf));
        return { labels: labels.filter((id) => !beside.includes(id)), rows, beside };
      }),
    );
  }
  return seen;
}

const idOf = (row: { readonly label_id: number }): number => row.label_id;

const sorted = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);
