/** Two people for one act: asked of our code, and of the database past all our code. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, type Reader } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundNation, foundPerson, marking, type Nation } from "../db/testing-nation.ts";
import { answerApproval, askApproval, objectDigest, type SecondPerson, spendApproval } from "./approval.ts";
import { approvalsOf } from "./store.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let asker: Reader & { personId: string };
let colleague: Reader;
let other: Reader;
const THING = { capability: "mandatoryReport", state: "in_force" };

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: "2026-12-07T00:00:00Z" } });
  nation = await foundNation(realm);
  asker = await foundPerson(realm, nation.chance, nation.port, "legal_officer");
  colleague = await foundPerson(realm, nation.chance, nation.port, "legal_officer");
  other = await foundPerson(realm, nation.chance, nation.office, "legal_officer");
});
afterAll(() => cluster.stop());

const UNTIL = "2026-12-07T01:00:00Z";
const stepTo = (at: string) =>
  cluster.asAdmin((c) => c.query(`update ${realm.names.schema}.realm set clock_stepped = '${at}'`));

async function ask(rule: SecondPerson, by: Reader = asker): Promise<string> {
  const audience = [nation.port.organisationId, nation.office.organisationId];
  const label = await internLabel(realm, marking(by, { class: "act", audience }));
  const id = nation.chance.uuid();
  await asReader(realm, by, (tx) =>
    askApproval(tx, {
      id,
      labelId: label.label_id,
      act: "basis.change",
      subject: null,
      object: THING,
      rule,
      reason: "the cabinet order came out today",
      until: UNTIL,
    }),
  );
  return id;
}

const answer = (by: Reader, id: string) =>
  asReader(realm, by, (tx) => answerApproval(tx, { id, answer: "confirmed", reason: null }));
const spend = (by: Reader, id: string, object: unknown = THING, act = "basis.change") =>
  asReader(realm, by, (tx) => spendApproval(tx, { id, act, object }));

describe("an approval", () => {
  it("is confirmed by another person and serves once", async () => {
    const id = await ask("other_person");
    await expect(spend(asker, id)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    await answer(colleague, id);
    await spend(asker, id);
    await expect(spend(asker, id)).rejects.toMatchObject({ code: "APPROVAL_CLOSED" });
  });

  it("is not confirmed by the one who asked, nor under another account of that person", async () => {
    const id = await ask("other_person");
    const second = await foundPerson(realm, nation.chance, nation.office, "legal_officer", asker.personId);
    for (const same of [asker, second])
      await expect(answer(same, id)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    // past our code
    await expect(
      asReader(realm, second, (tx) =>
        sql`update approval set answer = 'confirmed' where approval_id = ${id}::uuid`.execute(tx.db),
      ),
    ).rejects.toMatchObject({ code: "23514", constraint: "approval_takes_two_people" });
  });

  it("that takes two organisations is not confirmed within one", async () => {
    const id = await ask("other_organisation");
    await expect(answer(colleague, id)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    await expect(
      asReader(realm, colleague, (tx) =>
        sql`update approval set answer = 'confirmed' where approval_id = ${id}::uuid`.execute(tx.db),
      ),
    ).rejects.toMatchObject({ code: "23514", constraint: "approval_takes_two_organisations" });
    await answer(other, id);
    await spend(asker, id);
  });

  it("serves exactly what it names", async () => {
    const id = await ask("other_person");
    await answer(other, id);
    await expect(spend(asker, id, { ...THING, state: "none" })).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    await expect(spend(asker, id, THING, "break_glass")).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    expect(objectDigest({ state: "in_force", capability: "mandatoryReport" })).toEqual(objectDigest(THING));
  });

  it("is a matter of people: no machine asks or confirms", async () => {
    await expect(ask("other_person", nation.port)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
    const id = await ask("other_person");
    await expect(answer(nation.office, id)).rejects.toMatchObject({ code: "SECOND_PERSON_NEEDED" });
  });

  it("is not there for who is not asked", async () => {
    const id = await ask("other_person");
    const stranger = await foundPerson(realm, nation.chance, nation.bank, "legal_officer");
    await expect(answer(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const seen = await asReader(realm, stranger, (tx) => approvalsOf(tx, "basis.change", 10));
    expect(seen).toEqual([]);
    expect((await asReader(realm, other, (tx) => approvalsOf(tx, "basis.change", 50))).length).toBeGreaterThan(3);
  });

  it("is signed by who acts, whatever a statement says, and stays as it was answered", async () => {
    const id = await ask("other_person");
    const write = (set: string) => asReader(realm, colleague, (tx) => sql`${sql.raw(set)}`.execute(tx.db));
    await expect(write(`update approval set answered_person = '${asker.personId}'`)).rejects.toMatchObject({
      code: "42501",
    });
    await answer(colleague, id);
    const again = `update approval set answer = 'refused' where approval_id = '${id}'`;
    await expect(write(again)).rejects.toMatchObject({ code: "23514", constraint: "approval_is_open" });
  });

  it("ends at its instant, answered or not", async () => {
    const open = await ask("other_person");
    const confirmed = await ask("other_person");
    await answer(other, confirmed);
    await stepTo("2026-12-07T00:59:59.999Z");
    const late = await ask("other_person");
    await answer(other, late);
    await spend(asker, late);
    await stepTo(UNTIL);
    await expect(answer(other, open)).rejects.toMatchObject({ code: "APPROVAL_CLOSED" });
    await expect(spend(asker, confirmed)).rejects.toMatchObject({ code: "APPROVAL_CLOSED" });
  });
});
