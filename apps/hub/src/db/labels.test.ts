/** Row security shows exactly what the handling rule allows: over random labels, bodies, orders of joining and changes of facts. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader } from "./act.ts";
import { internLabel, internLabels, type Marking, markingDigest } from "./labels.ts";
import { recomputeSets } from "./readers.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { anyMarking, byDatabase, byRule, KINDS, nationOfAll } from "./testing-labels.ts";
import { fileReport, fileUnder, foundBody, foundNation, marking } from "./testing-nation.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

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
          expect(await byDatabase(realm, bodies)).toEqual(expected);
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
    expect(await byDatabase(realm, bodies)).toEqual(expected);
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
