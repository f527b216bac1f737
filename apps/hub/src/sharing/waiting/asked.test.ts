/** A second person is asked where the legal profile of the realm says so, and nowhere else. Real hub. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { personOf, type SignedIn } from "../../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
let orderer: SignedIn;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  const law = await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-LIVE" });
  expect(law.status, law.text).toBe(200);
  orderer = await personOf(t, "office", "releasability_officer", "kanda");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const key = () => ({ "idempotency-key": `asked${++n}` });
const reason = "our partner is under attack by the same people";
const packages = async (body: string) => (await t.as(body, "GET", "/api/v1/deliveries")).json["items"];

it("a release waits for a second person where the legal profile says so, and goes at once where it does not", async () => {
  const body = bundle(1, { addresses: ["203.0.113.11"] });
  const sent = await t.as("port", "POST", "/api/v1/reports", { body, headers: key() });
  await t.settled();
  const order = (to: string) => ({ report: sent.json["reportId"], to: [to], audience: "partners", reason });
  const states: unknown[] = [];
  for (const to of ["alpha", "bank"]) {
    const told = await orderer.call("POST", "/api/v1/releases", { json: order(to), headers: key() });
    expect(told.status, told.text).toBe(202);
    await t.settled();
    states.push((await orderer.call("GET", `/api/v1/releases/${told.json["id"]}`)).json["state"]);
  }
  expect(states).toEqual(["waiting", "out"]);
  expect([await packages("alpha"), await packages("bank")]).toMatchObject([[], [{ audience: "partners" }]]);
});
