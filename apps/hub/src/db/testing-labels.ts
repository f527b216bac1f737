/**
 * Random labels over a small nation, and two answers to who sees them: the rule's and the database's. For tests that hold the
 * one against the other.
 */
import {
  barredBy,
  type Deed,
  type Grant,
  type Label,
  mayAct,
  mayReadBeside,
  mayReceive,
  maySee,
} from "@noroshi/handling";
import fc from "fast-check";
import { packOrder } from "../sharing/deliver.ts";
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
  "group:finance|ports",
  "limited_use",
  "compartment:north",
  "no_law_enforcement_without_consent",
]);

/** Eyes are named by id, so they vary with the bodies. */
const someEyes = (bodies: readonly Reader[]): fc.Arbitrary<Label["caveats"]> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    fc
      .subarray(
        bodies.map((one) => one.organisationId),
        { minLength: 1 },
      )
      .map((ids): Label["caveats"] => [`eyes_only:${ids.join("|")}`]),
  );

/** A label of one of `bodies`; every field that the rule reads varies. Consents begin and end within some hours of `from`. */
export function anyMarking(bodies: readonly Reader[], options: { readonly from?: number } = {}): fc.Arbitrary<Marking> {
  const body = fc.constantFrom(...bodies.map((one) => one.organisationId));
  const whole = fc.record({
    ownerId: body,
    originatorId: body,
    tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
    caveats: fc.tuple(someCaveats, someEyes(bodies)).map(([some, eyes]) => [...some, ...eyes]),
    consent: fc.subarray<Label["consent"][number]>(["share_anonymised", "share_abroad"]),
    audience: fc.option(fc.uniqueArray(body, { maxLength: 3 })),
    class: fc.constantFrom("report", "item", "receipt", "case", "act"),
    sealedTo: fc.option(body, { freq: 5 }),
    ...(options.from === undefined ? {} : { grants: fc.array(anyGrant(bodies, options.from), { maxLength: 2 }) }),
    pap: fc.constantFrom(null, "clear", "green", "amber", "red"),
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

/** One body of every kind; those that a group or a border tells apart twice. */
export async function nationOfAll(realm: Realm): Promise<Reader[]> {
  const chance = realm.chance({ actorId: "tests", act: "all kinds" });
  const bodies: Reader[] = [];
  for (const kind of KINDS) bodies.push(await foundBody(realm, chance, kind, kind, PLACE[kind]));
  bodies.push(await foundBody(realm, chance, "port", "operator", { groups: ["ports"] }));
  bodies.push(await foundBody(realm, chance, "bravo", "ally", { country: "XB" }));
  return bodies;
}

const PLACE: Readonly<Partial<Record<(typeof KINDS)[number], { country?: string; groups?: string[] }>>> = {
  bank: { groups: ["finance"] },
  ally: { country: "XA" },
};

/** Admits a body to a compartment from one hour to another after `from`. */
export async function clear(realm: Realm, body: Reader, from: number, hours: readonly [number, number]): Promise<void> {
  const [since = "", until = ""] = hours.map((h) => new Date(from + h * 3_600_000).toISOString());
  const id = realm.chance({ actorId: "tests", act: `clearance ${body.organisationId} ${since}` }).uuid();
  await asDuty(realm, "door", async (tx) =>
    tx.db
      .insertInto("clearance")
      .values({
        clearance_id: id,
        organisation_id: body.organisationId,
        compartment: "north",
        since,
        until,
        recorded_at: (await tx.now()).toString(),
      })
      .execute(),
  );
}

/** One report that lies under a label, and the value that is its only one. */
export interface Filed {
  readonly id: number;
  readonly marking: Marking;
  readonly report: string;
  readonly value: string;
}

/** For each body: whose values the rule lets it receive, and what of others' rows it sees. Sealed ones are in no release. */
export async function receivedByRule(realm: Realm, filed: readonly Filed[], bodies: readonly Reader[]) {
  const open = await unsealed(realm, filed);
  return asDuty(realm, "door", async (tx) => {
    const world = await loadWorld(tx.db);
    return bodies.map((body) => {
      const facts = world.body(body.organisationId);
      if (facts === undefined) throw new Error("a reader is not among the realm's bodies");
      return open
        .filter(({ marking }) => mayReceive(facts, marking, world).allowed)
        .map(({ value }) => value)
        .sort();
    });
  });
}

/** The same as row security shows it: rows of other bodies. What a body sent itself it sees without a right to be sent it. */
export async function othersByDatabase(realm: Realm, filed: readonly Filed[], bodies: readonly Reader[]) {
  const open = new Map((await unsealed(realm, filed)).map((one) => [one.value, one]));
  const seen: string[][] = [];
  for (const body of bodies)
    seen.push(
      await asReader(realm, body, async (tx) => {
        const beside = (await tx.db.selectFrom("beside_label").select("label_id").execute()).map(idOf);
        const rows = await tx.db.selectFrom("assertion").select(["value", "label_id"]).execute();
        return rows
          .filter((row) => !beside.includes(row.label_id))
          .map((row) => row.value)
          .filter((value) => open.has(value) && open.get(value)?.marking.ownerId !== body.organisationId)
          .sort();
      }),
    );
  return seen;
}

/** The same as a release would hand it over: one order to each body, computed by the duty that delivers. */
export async function releasedTo(realm: Realm, filed: readonly Filed[], bodies: readonly Reader[]) {
  return asDuty(realm, "delivery", async (tx) => {
    const at = (await tx.now()).toString();
    const reports = filed.map((one) => one.report);
    const handed: string[][] = [];
    for (const { organisationId } of bodies) {
      const { packed } = await packOrder(realm, tx, { at, recipients: [organisationId], reports });
      handed.push(packed.values.map((v) => v.value).sort());
    }
    return handed;
  });
}

/** For each body: the values on which the rule lets it act so. */
export function actedOnByRule(realm: Realm, filed: readonly Filed[], bodies: readonly Reader[], deed: Deed) {
  return asDuty(realm, "door", async (tx) => {
    const world = await loadWorld(tx.db);
    return bodies.map((body) => {
      const facts = world.body(body.organisationId);
      if (facts === undefined) throw new Error("a reader is not among the realm's bodies");
      return filed
        .filter(({ marking }) => mayAct(facts, marking, world, deed).allowed)
        .map(({ value }) => value)
        .sort();
    });
  });
}

/** The same as row security shows it to who reads for that deed. */
export async function actedOnByDatabase(
  realm: Realm,
  filed: readonly Filed[],
  bodies: readonly Reader[],
  deed: Deed,
): Promise<readonly (readonly string[])[]> {
  const known = new Set(filed.map((one) => one.value));
  const seen: string[][] = [];
  for (const body of bodies)
    seen.push(
      await asReader(realm, { ...body, barred: barredBy(deed) }, async (tx) => {
        const beside = (await tx.db.selectFrom("beside_label").select("label_id").execute()).map(idOf);
        const rows = await tx.db.selectFrom("assertion").select(["value", "label_id"]).execute();
        return rows.flatMap((r) => (known.has(r.value) && !beside.includes(r.label_id) ? [r.value] : [])).sort();
      }),
    );
  return seen;
}

/** What the duties may read at all. */
async function unsealed(realm: Realm, filed: readonly Filed[]): Promise<readonly Filed[]> {
  const rows = await asDuty(realm, "fusion", (tx) => tx.db.selectFrom("assertion").select("value").execute());
  const open = new Set(rows.map((row) => row.value));
  return filed.filter((one) => open.has(one.value));
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
