/** Bases that open and close: asked of the stores, of two people, and of the database past all our code. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Signed } from "../accounts/signed.ts";
import { readDirectory } from "../accounts/store.ts";
import { asDuty, asReader, type Reader } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { type TestCluster, testCluster } from "../db/testing.ts";
import { foundBody, foundNation, foundPerson, type Nation } from "../db/testing-nation.ts";
import { type OpenRealm, openRealmRooms } from "../open-realm.ts";
import { addBasisState, basisStates, foundLaw } from "./bases.ts";
import { answerChange, askChange, ChangeSaid, LEGAL_OFFICER } from "./change.ts";
import { changeRows } from "./change-store.ts";
import { lawExport, lawPage } from "./profile-page.ts";
import { inForce, recordedStates, writeState } from "./store.ts";

let cluster: TestCluster;
let realm: Realm;
let room: OpenRealm;
let nation: Nation;
let officer: Reader;
let secretary: Reader;
let colleague: Reader;
const NOW = "2026-12-07T00:00:00Z";

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: NOW } });
  nation = await foundNation(realm);
  const commission = await foundBody(realm, nation.chance, "commission", "commission");
  officer = await foundPerson(realm, nation.chance, nation.office, LEGAL_OFFICER);
  colleague = await foundPerson(realm, nation.chance, nation.office, LEGAL_OFFICER);
  secretary = await foundPerson(realm, nation.chance, commission, LEGAL_OFFICER);
  room = openRealmRooms(realm);
  await foundLaw(room, { profile: "JP-2026-10" });
});
afterAll(() => cluster.stop());

const open = (capability: string) => asReader(realm, nation.office, (tx) => inForce(tx, capability));
const stepTo = (at: string) =>
  cluster.asAdmin((c) => c.query(`update ${realm.names.schema}.realm set clock_stepped = '${at}'`));

async function signed(reader: Reader, kind: "person" | "machine" = "person", roles = [LEGAL_OFFICER]): Promise<Signed> {
  const body = (await readDirectory(realm)).byId(reader.organisationId);
  if (!body) throw new Error("no such body");
  return { room, body, acting: { reader, kind, roles, name: { en: "x", ja: "x" } } } as unknown as Signed;
}

const doing = async (reader: Reader) => ({
  receiptId: nation.chance.uuid(),
  at: await asReader(realm, reader, async (tx) => (await tx.now()).toString()),
  chance: nation.chance,
  ownLabelId: 1,
});

async function ask(by: Reader, over: Record<string, unknown> = {}, as?: Signed): Promise<string> {
  const said = ChangeSaid.parse({
    basis: "jp-act42-report",
    state: "suspended",
    source: "Cabinet Order 1, Art. 2",
    reason: "suspended by a cabinet order",
    ...over,
  });
  const who = as ?? (await signed(by));
  const how = await doing(by);
  await asReader(realm, by, (tx) => askChange(who, tx, how, said));
  const [newest] = await asReader(realm, by, (tx) => changeRows(tx, null, 1));
  if (!newest) throw new Error("no change was written");
  return newest.change_id;
}

async function answer(by: Reader, id: string, word: "confirmed" | "refused" = "confirmed"): Promise<string> {
  const who = await signed(by);
  const how = await doing(by);
  return asReader(realm, by, (tx) => answerChange(who, tx, how, id, { answer: word })).then(
    () => "done",
    (e: unknown) => (e instanceof Error && "code" in e ? String(e.code) : String(e)),
  );
}

const refusalOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (e: unknown) => (e instanceof Error && "code" in e ? String(e.code) : String(e)),
  );

describe("a gate", () => {
  it("is open only while its basis is in force, and closed for whatever nobody knows", async () => {
    expect([await open("mandatoryReport"), await open("partyAgreement"), await open("readEverything")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("holds its basis until its act ends: a second session's suspension waits, and closes it from then on", async () => {
    const basis = "jp-act42-notification";
    let suspended = false;
    let suspending: Promise<void> | undefined;
    await asReader(realm, nation.office, async (tx) => {
      expect(await inForce(tx, "assetNotification")).toBe(true);
      suspending = asDuty(realm, "door", (other) =>
        writeState(other, {
          id: nation.chance.uuid(),
          basis,
          state: "suspended",
          since: null,
          until: null,
          source: "order",
          verified: false,
        }),
      ).then(() => {
        suspended = true;
      });
      await waiting();
      expect(suspended).toBe(false);
      // Between check and commit nothing has changed for this act.
      expect(await inForce(tx, "assetNotification")).toBe(true);
    });
    await suspending;
    expect(await open("assetNotification")).toBe(false);
  });
});

/** Waits until some session waits for a lock. */
async function waiting(): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    const { rows } = await cluster.asAdmin((c) => c.query("select 1 from pg_locks where not granted"));
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("nobody waited");
}

describe("a change of state", () => {
  it("takes two people of two bodies, and counts from the confirmation", async () => {
    const id = await ask(officer);
    expect(await open("mandatoryReport")).toBe(true);
    expect(await answer(officer, id)).toBe("SECOND_PERSON_NEEDED");
    expect(await answer(colleague, id)).toBe("SECOND_PERSON_NEEDED");
    await stepTo("2026-12-08T00:00:00Z");
    expect(await answer(secretary, id)).toBe("done");
    expect(await open("mandatoryReport")).toBe(false);
    const states = await asReader(realm, nation.office, (tx) => recordedStates(tx));
    const last = states.find((s) => s.changeId === id);
    expect([last?.state, last?.from]).toEqual(["suspended", "2026-12-08T00:00:00Z"]);
    expect(await answer(secretary, id)).toBe("APPROVAL_CLOSED");
  });

  it("that was refused changes nothing", async () => {
    const id = await ask(officer, { state: "in_force" });
    expect(await answer(secretary, id, "refused")).toBe("done");
    expect(await open("mandatoryReport")).toBe(false);
  });

  it("never begins in the past", async () => {
    expect(await refusalOf(ask(officer, { state: "in_force", since: "2026-12-01T00:00:00Z" }))).toBe("NOT_UNDERSTOOD");
  });

  it("is not for machines, nor for people without the office", async () => {
    expect(await refusalOf(ask(nation.office))).toBe("SECOND_PERSON_NEEDED");
    expect(await refusalOf(ask(officer, {}, await signed(officer, "person", ["triage_analyst"])))).toBe("NOT_ALLOWED");
    const outsider = await foundPerson(realm, nation.chance, nation.port, LEGAL_OFFICER);
    expect(await refusalOf(ask(outsider))).toBe("NOT_ALLOWED");
  });

  it("cannot be written past the second person", async () => {
    const id = await ask(officer, { state: "in_force" });
    const write = asReader(realm, officer, (tx) =>
      sql`insert into basis_state (basis_state_id, basis_id, state, since, source, verified, recorded_at, nth, change_id)
        values (${nation.chance.uuid()}::uuid, 'jp-act42-report', 'in_force', realm_now(), 's', false, realm_now(), 99, ${id}::uuid)`.execute(
        tx.db,
      ),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("stands on the page of the profile with both names, and in the file for reviewers", async () => {
    const who = await signed(secretary);
    const page = await asReader(realm, secretary, (tx) => lawPage(who, tx));
    expect(page.changes.find((c) => c.answer === "confirmed")).toMatchObject({
      askedBy: { body: { slug: "office" } },
      answeredBy: { body: { slug: "commission" } },
    });
    expect(page.capabilities.find((c) => c.id === "mandatoryReport")?.open).toBe(false);
    const file = await asReader(realm, secretary, (tx) => lawExport(who, tx));
    expect([file.schema, Object.keys(file)]).toEqual([
      "noroshi.law-export/1",
      expect.arrayContaining(["pinned", "reviews", "bases"]),
    ]);
  });
});

describe("a review that the law sets", () => {
  it("is told of from its reminder on", async () => {
    const who = await signed(officer);
    const reminded = async () =>
      (await asReader(realm, officer, (tx) => lawPage(who, tx))).reviews.map((r) => [r.id, r.reminded]);
    expect(await reminded()).toEqual([["act42-three-years", false]]);
    await stepTo("2027-11-23T00:00:00Z");
    expect(await reminded()).toEqual([["act42-three-years", true]]);
    await stepTo("2026-12-08T00:00:00Z");
  });
});

describe("a realm", () => {
  it("is founded once; the same law again changes nothing", async () => {
    const other = openRealmRooms(await cluster.realm());
    const [first, before] = [await foundLaw(other, { profile: "JP-FULL" }), await basisStates(other)];
    expect(await foundLaw(other, { profile: "JP-FULL" })).toEqual(first);
    expect(await basisStates(other)).toEqual(before);
    expect(await refusalOf(foundLaw(room, { profile: "JP-FULL" }))).toBe("NOT_ALLOWED");
    expect(await refusalOf(foundLaw(other, { profile: "JP-BILL" }))).toBe("NOT_ALLOWED");
    expect(await refusalOf(foundLaw(room, { profile: "XX" }))).toBe("BAD_REQUEST");
  });

  it("that is live takes no state from the local door", async () => {
    const live = openRealmRooms(await cluster.realm({ kind: "live" }));
    const state = { capability: "mandatoryReport", state: "in_force", source: "x", verified: false } as const;
    expect(await refusalOf(addBasisState(live, state))).toBe("NOT_ALLOWED");
    expect(await refusalOf(foundLaw(live, { profile: "JP-BILL", capabilities: { mandatoryReport: true } }))).toBe(
      "NOT_ALLOWED",
    );
    expect((await foundLaw(live, { profile: "GENERIC-CONSENT" })).open).toContain("voluntaryReport");
  });
});
