/** Sets of readers follow at the very instant at which a consent begins or ends: the database equals the rule at each of them. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, type Reader } from "./act.ts";
import { stepClock } from "./clock.ts";
import { internLabel, type Marking } from "./labels.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import {
  actedOnByDatabase,
  actedOnByRule,
  anyMarking,
  byDatabase,
  byRule,
  clear,
  type Filed,
  nationOfAll,
  othersByDatabase,
  receivedByRule,
  releasedTo,
} from "./testing-labels.ts";
import { fileReport, fileUnder, foundNation } from "./testing-nation.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

const START = Temporal.Instant.from("2026-12-01T00:00:00Z");
const stepped = () => cluster.realm({ kind: "replay", clock: { kind: "stepped", at: START.toString() } });
const UNDER_TERMS: Partial<Marking> = {
  tlp: "amber",
  caveats: ["government_only", "no_law_enforcement_without_consent"],
  audience: null,
  sealedTo: null,
  class: "item",
  provenance: "independent",
};
const CLEARED_ONLY: Partial<Marking> = { ...UNDER_TERMS, caveats: ["compartment:north"] };
const itemOf = (one: Marking): Marking => ({ ...one, class: "item", audience: null, sealedTo: null });
const RUNS = fc.readConfigureGlobal().numRuns ?? 100;

/**
 * Files a report with one value of its own under each of many random labels (whatever there is, items, and such on which consents
 * or clearances alone decide), and clears some bodies for some hours.
 */
async function fileMany(realm: Realm, bodies: readonly Reader[], count: number): Promise<readonly Filed[]> {
  const from = START.epochMilliseconds;
  await Promise.all(
    bodies.filter((_, n) => n % 3 !== 0).map((body, n) => clear(realm, body, from, [n % 2, 3 + (n % 3)])),
  );
  const chance = realm.chance({ actorId: "tests", act: "many" });
  const filed: Filed[] = [];
  for (const [n, one] of fc.sample(anyMarking(bodies, { from }), count).entries()) {
    const marking = [one, itemOf(one), { ...one, ...UNDER_TERMS }, { ...one, ...CLEARED_ONLY }][n % 4] ?? one;
    const key = await internLabel(realm, marking);
    const owner = bodies.find((body) => body.organisationId === marking.ownerId);
    if (owner === undefined) continue;
    const value = `198.51.${Math.floor(n / 256)}.${n % 256}`;
    filed.push({ id: key.label_id, marking, value, report: await fileReport(realm, owner, key, chance, value) });
  }
  return filed;
}

const after = (hours: number) => START.add({ minutes: Math.round(hours * 60) });

describe("the rule, row security and a release", () => {
  it("say the same of every body at every instant: who sees another's value is who may be handed it", async () => {
    const realm = await stepped();
    const bodies = await nationOfAll(realm);
    const filed = await fileMany(realm, bodies, Math.max(50, Math.min(RUNS / 2, 300)));
    const handed = new Set<string>();
    for (const hour of [0, 1, 2, 4, 7]) {
      await stepClock(realm, after(hour));
      const rule = await receivedByRule(realm, filed, bodies);
      const own = (n: number, value: string): boolean =>
        filed.some((one) => one.value === value && one.marking.ownerId === bodies[n]?.organisationId);
      expect(await releasedTo(realm, filed, bodies)).toEqual(rule);
      expect(await othersByDatabase(realm, filed, bodies)).toEqual(
        rule.map((values, n) => values.filter((value) => !own(n, value))),
      );
      handed.add(JSON.stringify(rule));
    }
    expect(handed.size).toBeGreaterThan(2); // clearances and consents did turn
  }, 300_000);

  it("hold a deed to what the body may do: for that purpose the rest is not there", async () => {
    const realm = await stepped();
    const bodies = await nationOfAll(realm);
    const filed = await fileMany(realm, bodies, Math.max(40, Math.min(RUNS / 4, 200)));
    for (const reach of ["inside", "passive", "active"] as const)
      for (const purpose of ["protect", "investigate", "measure"] as const) {
        const deed = { reach, purpose };
        expect(await actedOnByDatabase(realm, filed, bodies, deed)).toEqual(
          await actedOnByRule(realm, filed, bodies, deed),
        );
      }
  }, 300_000);
});

describe("a consent that names a body", () => {
  it("opens and closes what it covers at its instants, for every reader as the rule says", async () => {
    const realm = await stepped();
    const bodies = await nationOfAll(realm);
    const chance = realm.chance({ actorId: "tests", act: "consents" });
    const known: { id: number; marking: Marking }[] = [];
    const from = START.epochMilliseconds;
    const count = Math.max(30, (fc.readConfigureGlobal().numRuns ?? 100) / 2);
    for (const [n, any] of fc.sample(anyMarking(bodies, { from }), count).entries()) {
      // Every second one stands under terms alone, where consents decide.
      const one: Marking = n % 2 === 0 ? any : { ...any, ...UNDER_TERMS, originatorId: any.ownerId };
      const key = await internLabel(realm, one);
      const owner = bodies.find((body) => body.organisationId === one.ownerId);
      if (owner === undefined || known.some(({ id }) => id === key.label_id)) continue;
      known.push({ id: key.label_id, marking: one });
      await fileReport(realm, owner, key, chance);
    }
    let changes = 0;
    let before = "";
    for (const hour of [0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7]) {
      await stepClock(realm, after(hour));
      const seen = await byDatabase(realm, bodies);
      const expected = await byRule(realm, known, bodies);
      expect(seen).toEqual(expected);
      if (JSON.stringify(seen) !== before) changes++;
      before = JSON.stringify(seen);
    }
    expect(changes).toBeGreaterThan(3); // the consents did turn
  });

  it("counts in the first look after its instant, and no longer at its end", async () => {
    const realm = await stepped();
    const { office, port, chance } = await foundNation(realm);
    const report = await fileUnder(
      realm,
      office,
      {
        caveats: ["government_only"],
        grants: [
          {
            kind: "third_party_release",
            recipients: [port.organisationId],
            fromMs: after(1).epochMilliseconds,
            untilMs: after(2).epochMilliseconds,
          },
        ],
      },
      chance,
    );
    const seen = () => asReader(realm, port, (tx) => tx.db.selectFrom("report").select("report_id").execute());
    const found: boolean[] = [];
    for (const hour of [0, 1, 1.9, 2, 3]) {
      await stepClock(realm, after(hour));
      found.push((await seen()).some((row) => row.report_id === report));
    }
    expect(found).toEqual([false, true, true, false, false]);
  });
});
