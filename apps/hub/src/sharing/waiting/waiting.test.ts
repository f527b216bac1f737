/** Releases that wait for a second person where the legal profile says so: who lets them go, and that they only get smaller. Real hub. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realmNames } from "../../db/names.ts";
import { lookInto } from "../../faults/testing-child.ts";
import { personOf, type SignedIn } from "../../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../../testing-hub.ts";

const GREEN = "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
const STRICT = "939a9414-2ddd-4d32-a0cd-375ea402b003";

let t: TestHub;
let n = 0;
let orderer: SignedIn;
let second: SignedIn;
let analyst: SignedIn;
beforeAll(async () => {
  t = await testHub();
  const law = await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-LIVE" });
  expect(law.status, law.text).toBe(200);
  orderer = await personOf(t, "office", "releasability_officer", "kanda");
  second = await personOf(t, "office", "releasability_officer", "ueno");
  analyst = await personOf(t, "office", "triage_analyst", "ito");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const key = () => ({ "idempotency-key": `wait${++n}` });
const say = (by: SignedIn, path: string, json: unknown) => by.call("POST", `/api/v1/${path}`, { json, headers: key() });

async function report(addresses: readonly string[], marking = GREEN, nth = ++n): Promise<string> {
  const body = bundle(nth, { addresses }).replaceAll(GREEN, marking);
  const sent = await t.as("port", "POST", "/api/v1/reports", { body, headers: key() });
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
  return String(sent.json["reportId"]);
}

const REASON = "our partner is under attack by the same people";
const order = (by: SignedIn, of: string, to: readonly string[], more: object = { reason: REASON }) =>
  say(by, "releases", { report: of, to, audience: "partners", ...more });
async function waiting(of: string, to: readonly string[] = ["alpha"]): Promise<string> {
  const sent = await order(orderer, of, to);
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
  return String(sent.json["id"]);
}
const answer = (by: SignedIn, id: string, says = "approved", reason: string | null = null) =>
  say(by, `releases/${id}/approval`, { answer: says, reason });

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly values: readonly { readonly value: string }[];
  readonly approval: { readonly mayAnswer: boolean; readonly mayTakeBack: boolean } | null;
}
const shown = async (by: SignedIn, id: string) =>
  (await by.call("GET", `/api/v1/releases/${id}`)).json as unknown as Shown;
const queue = async (by: SignedIn) =>
  (await by.call("GET", "/api/v1/releases?show=waiting")).json["items"] as readonly Shown[];
/** Every value that a body was handed in packages, in whichever. */
async function got(body: string): Promise<readonly string[]> {
  const { items } = (await t.as(body, "GET", "/api/v1/deliveries?limit=200")).json as { items: { id: string }[] };
  const all: string[] = [];
  for (const { id } of items) {
    const whole = (await t.as(body, "GET", `/api/v1/deliveries/${id}`)).json as { values: { value: string }[] };
    all.push(...whole.values.map((v) => v.value));
  }
  return all.sort();
}

describe("a release that the profile asks a second person for", () => {
  it("hands nothing over before another person has let it go, and then what was ordered", async () => {
    const own = await report(["203.0.113.11", "203.0.113.12"]);
    const id = await waiting(own);
    expect(await got("alpha")).toEqual([]);
    expect(await shown(orderer, id)).toMatchObject({
      state: "waiting",
      approval: { mayAnswer: false, mayTakeBack: true, reason: REASON, rules: [{ id: "to-allies" }], answeredBy: null },
    });
    expect((await queue(second)).map((r) => [r.id, r.state, r.approval?.mayAnswer])).toEqual([[id, "waiting", true]]);
    expect((await answer(analyst, id)).status).toBe(403);
    expect((await answer(orderer, id)).json["code"]).toBe("SECOND_PERSON_NEEDED");
    expect(await got("alpha")).toEqual([]);
    const done = await answer(second, id);
    expect(done.status, done.text).toBe(202);
    await t.settled();
    expect(await got("alpha")).toEqual(["203.0.113.11", "203.0.113.12"]);
    expect(await shown(orderer, id)).toMatchObject({ state: "approved", approval: { mayAnswer: false } });
    expect(await queue(second)).toEqual([]);
    expect((await answer(second, id)).json["code"]).toBe("NOT_NOW");
  });

  it("is not ordered without a reason, nor by a machine; what the profile does not name goes at once", async () => {
    const own = await report(["203.0.113.21"]);
    expect((await order(orderer, own, ["alpha"], {})).json["code"]).toBe("NOT_UNDERSTOOD");
    const body = JSON.stringify({ report: own, to: ["alpha"], audience: "partners", reason: REASON });
    const machine = { "x-api-key": await t.keyOf("office"), ...key() };
    expect((await fetch(`${t.hub.url}/api/v1/releases`, { method: "POST", body, headers: machine })).status).toBe(403);
    const at = await say(orderer, "releases/preview", { report: own, to: ["alpha"] });
    expect(at.json["approval"]).toMatchObject([{ id: "to-allies" }]);
    const home = await order(orderer, own, ["bank"], {});
    expect(home.status, home.text).toBe(202);
    await t.settled();
    expect(await got("bank")).toContain("203.0.113.21");
    expect(await shown(orderer, String(home.json["id"]))).toMatchObject({ state: "out", approval: null });
  });

  it("is refused with a reason or taken back, and never leaves then", async () => {
    const own = await report(["203.0.113.31"]);
    const [one, other] = [await waiting(own), await waiting(own)];
    expect((await answer(second, one, "refused")).json["code"]).toBe("NOT_UNDERSTOOD");
    expect((await answer(second, one, "refused", "not before they have signed")).status).toBe(202);
    expect((await say(orderer, `releases/${other}/withdrawal`, {})).status).toBe(202);
    await t.settled();
    for (const id of [one, other]) expect((await answer(second, id)).json["code"]).toBe("NOT_NOW");
    expect([(await shown(second, one)).state, (await shown(second, other)).state]).toEqual(["refused", "taken_back"]);
    expect(await got("alpha")).not.toContain("203.0.113.31");
  });

  it("is held back by the database too, whoever asks it", async () => {
    const own = await report(["203.0.113.61"]);
    const went = String((await order(orderer, own, ["bank"], {})).json["id"]);
    const id = await waiting(own);
    await lookInto(join(t.dataDir, "postgres"), async (db) => {
      await expect(db.query("select let_release_go($1, '[]')", [id])).rejects.toThrow("this release takes two people");
      const { rows } = await db.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = 'delivery'::regclass and attnum > 0 and not attisdropped",
      );
      const police = "(select organisation_id from organisation where slug = 'police')";
      const made = new Map([
        ["delivery_id", "gen_random_uuid()"],
        ["release_id", "$1::uuid"],
        ["organisation_id", police],
      ]);
      const names = rows.map((row) => row.name);
      const handOver = `insert into delivery (${names}) select ${names.map((name) => made.get(name) ?? name)} from delivery limit 1`;
      await db.query(`set role ${realmNames(REALM).roles.delivery}`);
      await expect(db.query(handOver, [id])).rejects.toThrow("row-level security");
      await db.query("begin");
      expect((await db.query(handOver, [went])).rowCount).toBe(1);
      await db.query("rollback");
    });
    expect(await got("alpha")).not.toContain("203.0.113.61");
  });

  it("holds less when it is let go where something was taken back meanwhile", async () => {
    const nth = ++n;
    const own = await report(["203.0.113.41", "203.0.113.42"], GREEN, nth);
    const before = await say(orderer, "releases/preview", { report: own, to: ["alpha"] });
    expect(before.json["count"]).toBe(2);
    const id = await waiting(own);
    // The reporter says otherwise in its next version, which nobody ordered to release.
    await report(["203.0.113.41"], GREEN, nth);
    expect((await answer(second, id)).status).toBe(202);
    await t.settled();
    expect(await got("alpha")).not.toContain("203.0.113.42");
    expect(await shown(second, id)).toMatchObject({ state: "approved", values: [] });
  });

  it("holds no more when it is let go than when it was ordered, whatever became wider meanwhile", async () => {
    const narrow = await report(["203.0.113.51"], STRICT);
    const id = await waiting(narrow);
    const port = await personOf(t, "port", "operator_reporter", "mizuno");
    const to = { to: { tlp: "green" }, basis: "terms, section 4", reason: "it is in the papers by now" };
    expect((await say(port, `reports/${narrow}/declassifications`, to)).status).toBe(202);
    const asked = await port.call("GET", `/api/v1/reports/${narrow}/declassifications`);
    const [proposal] = asked.json["items"] as { id: string }[];
    const lowered = await say(second, `declassifications/${proposal?.id}/answer`, { answer: "confirmed" });
    expect(lowered.status, lowered.text).toBe(202);
    await t.settled();
    const now = await say(orderer, "releases/preview", { report: narrow, to: ["alpha"] });
    expect(now.json["count"]).toBe(1);
    expect((await answer(second, id)).status).toBe(202);
    await t.settled();
    expect(await got("alpha")).not.toContain("203.0.113.51");
    expect(await shown(second, id)).toMatchObject({ state: "approved", values: [] });
  });
});
