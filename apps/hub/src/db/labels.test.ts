/** Row security shows exactly what the handling rule allows: over random labels, bodies, orders of joining and changes of facts. */
import { type Label, maySee } from "@noroshi/handling";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader, type Reader } from "./act.ts";
import { internLabel, internLabels, type Marking, markingDigest } from "./labels.ts";
import { recomputeSets } from "./readers.ts";
import type { Realm } from "./realm.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { fileReport, fileUnder, foundBody, foundNation, marking } from "./testing-nation.ts";
import { loadWorld } from "./world.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

const KINDS = [
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

/** A label of one of `bodies`; every field that the rule reads varies. */
function anyMarking(bodies: readonly Reader[]): fc.Arbitrary<Marking> {
  const body = fc.constantFrom(...bodies.map((one) => one.organisationId));
  return fc.record({
    ownerId: body,
    originatorId: body,
    tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
    caveats: fc.subarray<Label["caveats"][number]>([
      "identity",
      "common_form",
      "law_enforcement_only",
      "investigation_secret",
      "government_only",
      "no_foreign_release",
      "originator_control",
      "strict_scope_government",
      "group:ports",
    ]),
    consent: fc.subarray<Label["consent"][number]>(["share_anonymised", "share_abroad"]),
    audience: fc.option(fc.uniqueArray(body, { maxLength: 3 })),
    class: fc.constantFrom("report", "item", "receipt", "case", "act"),
    sealedTo: fc.option(body, { freq: 5 }),
    pap: fc.constantFrom(null, "green", "red"),
    provenance: fc.constantFrom("independent", "copy", "shadowed", "echo"),
  });
}

async function nationOfAll(realm: Realm): Promise<Reader[]> {
  const chance = realm.chance({ actorId: "tests", act: "all kinds" });
  const bodies: Reader[] = [];
  for (const kind of KINDS) bodies.push(await foundBody(realm, chance, kind, kind));
  return bodies;
}

/** What the rule itself says: for each body the labels that it may see. */
function byRule(realm: Realm, labels: readonly { id: number; marking: Marking }[], bodies: readonly Reader[]) {
  return asDuty(realm, "door", async (tx) => {
    const world = await loadWorld(tx.db);
    return bodies.map((body) => {
      const facts = world.body(body.organisationId);
      return facts === undefined
        ? []
        : sorted(labels.filter(({ marking }) => maySee(facts, marking, world).allowed).map(({ id }) => id));
    });
  });
}

/** What the database shows: as label rows, and as reports under those labels. */
async function byDatabase(realm: Realm, bodies: readonly Reader[]) {
  const seen = [];
  for (const body of bodies) {
    seen.push(
      await asReader(realm, body, async (tx) => ({
        labels: sorted((await tx.db.selectFrom("label").select("label_id").execute()).map((row) => row.label_id)),
        rows: sorted((await tx.db.selectFrom("report").select("label_id").execute()).map((row) => row.label_id)),
      })),
    );
  }
  return seen;
}

const sorted = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);

describe("what a reader sees", () => {
  it("is what the rule allows, for labels made before and after it joined, and after facts changed", async () => {
    const realm = await cluster.realm();
    const early = await nationOfAll(realm);
    const runs = Math.max(4, Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 40));
    const chance = realm.chance({ actorId: "tests", act: "reports" });
    const known: { id: number; marking: Marking }[] = [];
    const bodies = [...early];
    let joined = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyMarking(early), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...KINDS),
        async (markings, kind) => {
          for (const one of markings) {
            const key = await internLabel(realm, one);
            if (known.some(({ id }) => id === key.label_id)) continue;
            known.push({ id: key.label_id, marking: one });
            const owner = early.find((body) => body.organisationId === one.ownerId);
            if (owner !== undefined) await fileReport(realm, owner, key, chance);
          }
          bodies.push(await foundBody(realm, chance, `late ${kind} ${joined++}`, kind));
          const expected = await byRule(realm, known, bodies);
          expect(await byDatabase(realm, bodies)).toEqual(expected.map((labels) => ({ labels, rows: labels })));
        },
      ),
      { numRuns: runs },
    );
    // a body joins a sharing group and moves abroad: the sets follow when they are computed anew
    await asDuty(realm, "door", (tx) =>
      tx.db
        .updateTable("organisation")
        .set({ groups: ["ports"], country: "DE" })
        .where("slug", "=", "operator")
        .execute(),
    );
    await recomputeSets(realm);
    const expected = await byRule(realm, known, bodies);
    expect(await byDatabase(realm, bodies)).toEqual(expected.map((labels) => ({ labels, rows: labels })));
    expect(await recomputeSets(realm)).toBe(0);
  });

  it("collapses labels with equal readers to one class, and a class's readers are its labels' readers", async () => {
    const realm = await cluster.realm();
    const { port, bank, office, chance } = await foundNation(realm);
    const keys = await internLabels(realm, [
      marking(port),
      marking(bank),
      marking(office),
      marking(port, { pap: "red" }),
      marking(port, { tlp: "red" }),
    ]);
    expect(new Set(keys.map((key) => key.label_id)).size).toBe(5);
    expect(new Set(keys.map((key) => key.audience_class)).size).toBe(2);
    const commission = await foundBody(realm, chance, "commission", "commission");
    const again = await internLabels(realm, [marking(port), marking(commission)]);
    expect(new Set(again.map((key) => key.audience_class)).size).toBe(2);
    const rows = await asDuty(realm, "keeper", async (tx) => ({
      byLabel: await tx.db
        .selectFrom("visible_label as v")
        .innerJoin("label as l", "l.label_id", "v.label_id")
        .select(["v.reader_no", "l.audience_class"])
        .distinct()
        .orderBy("v.reader_no")
        .orderBy("l.audience_class")
        .execute(),
      byClass: await tx.db
        .selectFrom("visible_class")
        .select(["reader_no", "audience_class"])
        .orderBy("reader_no")
        .orderBy("audience_class")
        .execute(),
    }));
    expect(rows.byClass).toEqual(rows.byLabel);
  });

  it("is split when a new body sees some labels of a class and not others, and the rows follow their label", async () => {
    const realm = await cluster.realm();
    const { office, chance } = await foundNation(realm);
    const government = await fileUnder(realm, office, { caveats: ["government_only"] }, chance);
    const police = await fileUnder(realm, office, { caveats: ["law_enforcement_only"] }, chance);
    const classes = () =>
      asDuty(realm, "keeper", async (tx) => {
        const rows = await tx.db.selectFrom("report").select(["report_id", "audience_class"]).execute();
        return [government, police].map((id) => rows.find((row) => row.report_id === id)?.audience_class);
      });
    const [before, same] = await classes();
    expect(before).toBe(same);
    const ministry = await foundBody(realm, chance, "ministry", "ministry");
    const [moved, stayed] = await classes();
    expect(stayed).toBe(before);
    expect(moved).not.toBe(before);
    const seen = await asReader(realm, ministry, (tx) => tx.db.selectFrom("report").select("report_id").execute());
    expect(seen).toEqual([{ report_id: government }]);
  });
});

describe("a label", () => {
  it("is one row for one marking, whatever the order of its words and however many ask at once", async () => {
    const realm = await cluster.realm();
    const { port } = await foundNation(realm);
    const one = marking(port, { caveats: ["identity", "common_form"], audience: [port.organisationId] });
    const same = marking(port, {
      caveats: ["common_form", "identity", "identity"],
      audience: [port.organisationId, port.organisationId],
    });
    expect(markingDigest(one).equals(markingDigest(same))).toBe(true);
    const keys = await Promise.all([one, same, one, same].map((each) => internLabel(realm, each)));
    expect(new Set(keys.map((key) => key.label_id)).size).toBe(1);
    const count = await asDuty(realm, "door", (tx) => tx.db.selectFrom("label").select("label_id").execute());
    expect(count).toHaveLength(1);
  });

  it("differs in its digest whenever any field differs", () => {
    const reader = { actorId: "a", organisationId: "11111111-1111-4111-8111-111111111111", readerNo: 1 };
    const base = marking(reader);
    const others: Marking[] = [
      { ...base, tlp: "red" },
      { ...base, pap: "red" },
      { ...base, caveats: ["identity"] },
      { ...base, consent: ["share_abroad"] },
      { ...base, audience: [] },
      { ...base, class: "item" },
      { ...base, provenance: "echo" },
      { ...base, sealedTo: base.ownerId },
      { ...base, originatorId: "22222222-2222-4222-8222-222222222222" },
      { ...base, ownerId: "22222222-2222-4222-8222-222222222222" },
    ];
    expect(new Set([base, ...others].map((one) => markingDigest(one).toString("hex"))).size).toBe(others.length + 1);
  });
});
