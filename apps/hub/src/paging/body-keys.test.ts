/** Public keys of bodies over the whole hub: entered, proven, replaced, withdrawn, and shown to whom they are for. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { type TestHub, testHub } from "../testing-hub.ts";
import { FINGERPRINTS, PGP, X509 } from "./testing-keys.ts";

interface Key {
  readonly id: string;
  readonly body: { slug: string };
  readonly fingerprint: string;
  readonly state: string;
  readonly replacedBy: string | null;
  readonly publicKey: string | null;
}

let t: TestHub;
let office: Person;
let port: Person;
let bank: Person;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  office = await personOf(t, "office", "triage_analyst");
  port = await personOf(t, "port", "operator_reporter");
  bank = await personOf(t, "bank", "sector_analyst");
});
afterAll(() => t[Symbol.asyncDispose]());

const SINCE = "2020-01-01T00:00:00Z";
const enter = (by: Person, said: object) =>
  by.call("POST", "/api/v1/body-keys", {
    json: { purpose: "mail", form: "openpgp", since: SINCE, ...said },
    headers: { "idempotency-key": `k${++n}` },
  });
const keys = async (by: Person) => (await by.call("GET", "/api/v1/contacts")).json["keys"] as readonly Key[];

it("is kept with the fingerprint that it has, whatever was said of it", async () => {
  for (const [wrong, place] of [
    [{ publicKey: PGP, fingerprint: "0".repeat(40) }, "$.fingerprint"],
    [{ publicKey: X509 }, "$.publicKey"],
    [{ publicKey: PGP.replaceAll("PUBLIC", "PRIVATE") }, "$.publicKey"],
    [{ publicKey: PGP, until: "2019-01-01T00:00:00Z" }, "$.until"],
  ] as const) {
    const refused = await enter(office, wrong);
    expect([refused.status, (refused.json["faults"] as { place: string }[])[0]?.place]).toEqual([422, place]);
  }
  expect((await enter(office, {})).status).toBe(422);
  const grouped = FINGERPRINTS.openpgp.toUpperCase().replace(/(.{4})/g, "$1 ");
  expect((await enter(office, { publicKey: PGP, fingerprint: grouped })).status).toBe(202);
  expect(await keys(office)).toMatchObject([
    { fingerprint: FINGERPRINTS.openpgp, state: "valid", body: { slug: "office" } },
  ]);
});

it("of an office is everybody's to read; of a body that not everybody knows of, its own and the coordinating body's", async () => {
  expect((await enter(port, { form: "x509", publicKey: X509 })).status).toBe(202);
  const seen = async (by: Person) => (await keys(by)).map((k) => k.body.slug).sort();
  expect(await seen(office)).toEqual(["office", "port"]);
  expect(await seen(port)).toEqual(["office", "port"]);
  expect(await seen(bank)).toEqual(["office"]);
  expect((await bank.call("GET", "/api/v1/contacts")).text).not.toMatch(/"port"/);
});

it("is replaced by a later one of the same body once that one's time has come, and withdrawn by its body alone", async () => {
  const [old] = await keys(bank);
  const later = { fingerprint: "ab".repeat(20), replaces: old?.id };
  expect((await enter(bank, later)).status).toBe(404);
  expect((await enter(office, { ...later, since: "2099-01-01T00:00:00Z" })).status).toBe(202);
  const states = async () => (await keys(bank)).map((k) => [k.fingerprint.slice(0, 4), k.state, k.replacedBy !== null]);
  expect(await states()).toEqual([
    ["abab", "coming", false],
    ["b35b", "valid", true],
  ]);
  expect((await enter(office, later)).status).toBe(404); // its place is taken
  const withdraw = (by: Person, id: string | undefined) =>
    by.call("POST", "/api/v1/body-keys", {
      json: { id, mark: "withdrawn" },
      headers: { "idempotency-key": `k${++n}` },
    });
  expect((await withdraw(bank, old?.id)).status).toBe(404);
  expect((await withdraw(office, old?.id)).status).toBe(202);
  expect((await states())[1]).toEqual(["b35b", "withdrawn", true]);
});
