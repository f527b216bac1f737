/** What bodies own decides whom a report concerns: registered, approved by another, and told as a release like any other. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf } from "../roles/testing-people.ts";
import { bundle, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let n = 0;
const key = () => ({ "idempotency-key": `as${++n}` });

beforeAll(async () => {
  t = await testHub();
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const post = (body: string, path: string, json: unknown) =>
  t.as(body, "POST", path, { body: JSON.stringify(json), headers: key() });
const propose = async (body: string, kind: string, value: string, more = {}): Promise<string> => {
  const sent = await post(body, "/api/v1/assets", { kind, value, ...more });
  expect(sent.status, sent.text).toBe(202);
  return String(sent.json["id"]);
};
const approve = (id: string) => post("office", `/api/v1/assets/${id}/answer`, { answer: "approved" });
const list = async (body: string) =>
  (await t.as(body, "GET", "/api/v1/assets")).json["items"] as {
    id: string;
    state: string;
    history: { kind: string; by: { slug: string } }[];
  }[];

async function reportOf(body: string, addresses: readonly string[]): Promise<string> {
  const sent = await t.as(body, "POST", "/api/v1/reports", { body: bundle(++n, { addresses }), headers: key() });
  await t.settled();
  return String(sent.json["reportId"]);
}
interface Concerned {
  readonly body: { readonly slug: string };
  readonly values: readonly { readonly value: string; readonly why: string; readonly mayReceive: boolean }[];
}
const concerned = async (report: string) =>
  (await t.as("office", "GET", `/api/v1/reports/${report}/concerned`)).json["items"] as readonly Concerned[];

describe("an asset", () => {
  it("counts once the office has approved it, and its history says who did what", async () => {
    const id = await propose("bank", "cidr", "203.0.113.64/26", { important: true });
    const report = await reportOf("port", ["203.0.113.70", "198.51.100.9"]);
    expect(await concerned(report)).toEqual([]);
    expect((await approve(id)).status).toBe(202);
    expect(await concerned(report)).toMatchObject([
      { body: { slug: "bank" }, values: [{ value: "203.0.113.70", why: "address_in_range", mayReceive: true }] },
    ]);
    const [own] = await list("bank");
    expect(own?.history.map((h) => [h.kind, h.by.slug])).toEqual([
      ["proposed", "bank"],
      ["approved", "office"],
    ]);
    expect((await approve(id)).json["code"]).toBe("NOT_NOW");
    expect((await post("bank", `/api/v1/assets/${id}/withdrawal`, {})).status).toBe(202);
    expect(await concerned(report)).toEqual([]);
  });

  it("is its body's and the office's to see, and nobody else learns of it, by a list or by registering the same", async () => {
    const id = await propose("bank", "domain", "bank.example");
    expect((await list("port")).map((a) => a.id)).not.toContain(id);
    expect((await list("office")).map((a) => a.id)).toContain(id);
    await propose("port", "domain", "bank.example");
    expect((await post("bank", "/api/v1/assets", { kind: "domain", value: "BANK.example." })).status).toBe(422);
    expect((await post("port", `/api/v1/assets/${id}/withdrawal`, {})).status).toBe(404);
  });

  it("is decided by another person than the one who registered it, also within the office", async () => {
    const analyst = await personOf(t, "office", "triage_analyst", "registers_itself");
    const json = { kind: "domain", value: "office.example" };
    const sent = await analyst.call("POST", "/api/v1/assets", { json, headers: key() });
    const path = `/api/v1/assets/${String(sent.json["id"])}/answer`;
    const own = await analyst.call("POST", path, { json: { answer: "approved" }, headers: key() });
    expect([own.status, own.json["code"]]).toEqual([403, "NOT_ALLOWED"]);
    expect((await post("office", path, { answer: "approved" })).status).toBe(202);
  });

  it("is refused where it would draw everything to one body, or is none of its kind", async () => {
    for (const [kind, value] of [
      ["cidr", "0.0.0.0/0"],
      ["domain", "co.jp"],
      ["asn", "nowhere"],
    ] as const)
      expect((await post("port", "/api/v1/assets", { kind, value })).status, value).toBe(422);
  });

  it("does not let anybody be told what it may not receive: the notice is a release like any other", async () => {
    const id = await propose("alpha", "cidr", "192.0.2.0/25");
    await approve(id);
    // The police give nothing abroad.
    const report = await reportOf("police", ["192.0.2.7"]);
    const [told] = await concerned(report);
    expect(told).toMatchObject({ body: { slug: "alpha" }, values: [{ value: "192.0.2.7", mayReceive: false }] });
    const items = [{ kind: "ipv4", value: "192.0.2.7" }];
    await post("office", "/api/v1/releases", { report, to: ["alpha"], audience: "at risk", items });
    const page = await t.as("alpha", "GET", "/api/v1/deliveries?limit=1");
    expect((page.json["items"] as { count: number }[])[0]?.count).toBe(0);
  });
});
