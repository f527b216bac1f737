/** What the database holds of a lowering by itself, past all our code: over random labels, and for who acts. */
import { lowered } from "@noroshi/handling";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerApproval, askApproval, spendApproval } from "../approvals/approval.ts";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import { internLabel, internLabels, type Marking } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { fileReport, foundBody, foundNation, foundPerson, marking, type Nation } from "../db/testing-nation.ts";
import { carryOut, endLowering, insertLowering } from "./store.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let police: Reader;
let everybody: readonly Reader[];
let asker: Reader & { personId: string };
let colleague: Reader;
let judge: Reader;
beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: "2026-12-07T00:00:00Z" } });
  nation = await foundNation(realm);
  police = await foundBody(realm, nation.chance, "police", "police");
  const ally = await foundBody(realm, nation.chance, "alpha", "ally", { country: "XA" });
  everybody = [nation.port, nation.bank, nation.office, police, ally];
  asker = await foundPerson(realm, nation.chance, nation.port, "operator_reporter");
  colleague = await foundPerson(realm, nation.chance, nation.port, "operator_reporter");
  judge = await foundPerson(realm, nation.chance, nation.office, "releasability_officer");
});
afterAll(() => cluster.stop());

const CAVEATS = [
  "identity",
  "common_form",
  "investigation_secret",
  "government_only",
  "no_foreign_release",
  "originator_control",
  "strict_scope_government",
  "group:ports",
  "compartment:amber-road",
] as const;
const tlp = fc.constantFrom("clear", "green", "amber", "amber+strict", "red");
const label = fc.record({
  tlp,
  pap: fc.constantFrom(null, "green", "amber"),
  caveats: fc.uniqueArray(fc.constantFrom(...CAVEATS), { maxLength: 3 }),
  class: fc.constantFrom("report", "item", "receipt"),
  sealed: fc.constantFrom(false, false, false, true),
  passedOn: fc.constantFrom(false, false, false, true),
});
type Drawn = typeof label extends fc.Arbitrary<infer T> ? T : never;
const labelOf = (d: Drawn): Marking =>
  marking(nation.port, {
    tlp: d.tlp,
    pap: d.pap,
    caveats: d.caveats,
    class: d.class,
    sealedTo: d.sealed ? police.organisationId : null,
    originatorId: (d.passedOn ? nation.bank : nation.port).organisationId,
  } as Partial<Marking>);
const lowers = (from: number, to: number) =>
  asReader(realm, nation.port, async (tx) => {
    const { rows } = await sql<{ yes: boolean }>`select is_lowered(${from}, ${to}) as yes`.execute(tx.db);
    return rows[0]?.yes === true;
  });
const readersOf = (id: number) =>
  asDuty(realm, "door", async (tx) => {
    const { rows } = await sql<{ n: number }>`select reader_no as n from visible_label where label_id = ${id}`.execute(
      tx.db,
    );
    return new Set(rows.map((r) => r.n));
  });

/** A proposal of the port over a report under `from`, whatever the code above it would say. */
async function proposal(from: Marking, to: Marking, rule: "other_person" | "other_organisation" = "other_person") {
  const [earlier, later] = await internLabels(realm, [from, to]);
  if (!earlier || !later) throw new Error("labels were not interned");
  const report = await fileReport(realm, nation.port, earlier, nation.chance);
  const audience = [nation.port.organisationId, nation.office.organisationId];
  const act = await internLabel(realm, marking(nation.port, { class: "act", audience }));
  const [id, approvalId] = [nation.chance.uuid(), nation.chance.uuid()];
  await asReader(realm, asker, async (tx) => {
    await askApproval(tx, {
      ...{ id: approvalId, labelId: act.label_id, act: "label.lower", subject: id, object: { id }, rule },
      reason: "it is in the papers by now",
      until: "2026-12-20T00:00:00Z",
    });
    await insertLowering(tx, {
      ...{ id, label: act, reportId: report, versions: [report], assertionIds: null, items: null, approvalId },
      ...{ tlp: "green", pap: null, lifts: [], basis: "terms", moves: new Map([[earlier.label_id, later.label_id]]) },
    });
  });
  return { id, approvalId, report };
}
const RED = () => marking(nation.port, { tlp: "red" });
const GREEN = () => marking(nation.port, { tlp: "green" });
const confirm = (by: Reader, p: { id: string; approvalId: string }) =>
  asReader(realm, by, async (tx) => {
    await answerApproval(tx, { id: p.approvalId, answer: "confirmed", reason: null });
    await spendApproval(tx, { id: p.approvalId, act: "label.lower", object: { id: p.id } });
    return carryOut(tx, p.id);
  });
const seeing = async (report: string) => {
  const seen = await Promise.all(
    everybody.map((by) =>
      asReader(
        realm,
        by,
        async (tx) => (await sql`select from report where report_id = ${report}::uuid`.execute(tx.db)).rows.length,
      ),
    ),
  );
  return everybody.filter((_, n) => seen[n] === 1);
};

describe("the database", () => {
  it("takes exactly those lowerings that the handling rule makes, and nobody loses sight by one", async () => {
    const to = fc.record({ tlp, lifts: fc.uniqueArray(fc.constantFrom(...CAVEATS), { maxLength: 2 }) });
    await fc.assert(
      fc.asyncProperty(label, to, label, async (drawn, lowering, other) => {
        const from = labelOf(drawn);
        const by = { id: nation.port.organisationId, kind: "operator", terms: [] };
        const rule = lowered(from, lowering as Parameters<typeof lowered>[1], by);
        // What the rule bars, as if nobody had asked it.
        const anyway = {
          ...from,
          tlp: "clear",
          caveats: from.caveats.filter((x) => !lowering.lifts.some((l) => l === x)),
        };
        const [a, b, c] = await internLabels(realm, [from, rule.ok ? rule.label : (anyway as Marking), labelOf(other)]);
        if (!a || !b || !c) throw new Error("labels were not interned");
        if (rule.ok || a.label_id !== b.label_id)
          expect(await lowers(a.label_id, b.label_id)).toBe(rule.ok && from.class !== "receipt");
        if (!(await lowers(a.label_id, c.label_id))) return;
        const [before, after] = await Promise.all([readersOf(a.label_id), readersOf(c.label_id)]);
        expect(before.isSubsetOf(after)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a move that raises, widens past the body's own word, or is of another body's label", async () => {
    const bank = marking(nation.bank, { tlp: "red" });
    for (const [from, to] of [
      [GREEN(), RED()],
      [marking(nation.port, { caveats: ["investigation_secret"] }), GREEN()],
      [marking(nation.port, { caveats: ["compartment:amber-road"] }), GREEN()],
      [marking(nation.port, { sealedTo: police.organisationId }), GREEN()],
      [marking(nation.port, { originatorId: nation.bank.organisationId, tlp: "red" }), GREEN()],
      [RED(), marking(nation.port, { audience: [nation.bank.organisationId] })],
    ] as const)
      await expect(proposal(from, to)).rejects.toMatchObject({ constraint: "declassification_only_lowers" });
    const [theirs, green] = await internLabels(realm, [bank, GREEN()]);
    expect(await lowers(theirs?.label_id ?? 0, green?.label_id ?? 0)).toBe(false);
  });

  it("changes no row before a second person has confirmed, and then shows it to exactly those whom the new label names", async () => {
    const p = await proposal(RED(), GREEN());
    expect(await seeing(p.report)).toEqual([nation.port]);
    await expect(asReader(realm, asker, (tx) => carryOut(tx, p.id))).rejects.toMatchObject({
      constraint: "approval_takes_two_people",
    });
    await expect(confirm(asker, p)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    // past our code: nobody writes that it is done
    await expect(
      asReader(realm, asker, (tx) =>
        sql`update declassification set state = 'done', ended_at = realm_now() where declassification_id = ${p.id}::uuid`.execute(
          tx.db,
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });
    expect(await seeing(p.report)).toEqual([nation.port]);
    expect(await confirm(colleague, p)).toBe(true);
    expect(await seeing(p.report)).toEqual(everybody);
  });

  it("takes nobody of the same body where two bodies are asked for", async () => {
    const p = await proposal(RED(), GREEN(), "other_organisation");
    await expect(confirm(colleague, p)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    expect(await confirm(judge, p)).toBe(true);
    expect(await seeing(p.report)).toEqual(everybody);
  });

  it("carries out nothing that ended, and nothing whose rows lie under other labels by now", async () => {
    const ended = await proposal(RED(), GREEN());
    expect(await asReader(realm, asker, (tx) => endLowering(tx, ended.id, "taken_back"))).toBe(true);
    await expect(confirm(colleague, ended)).rejects.toMatchObject({ constraint: "approval_takes_two_people" });
    const moved = await proposal(RED(), GREEN());
    const strict = await internLabel(realm, marking(nation.port, { tlp: "red", caveats: ["government_only"] }));
    await asReader(realm, nation.port, (tx) =>
      sql`update assertion set label_id = ${strict.label_id} where report_id = ${moved.report}::uuid`.execute(tx.db),
    );
    expect(await confirm(colleague, moved)).toBe(false);
    expect(await seeing(moved.report)).toEqual([nation.port]);
  });
});
