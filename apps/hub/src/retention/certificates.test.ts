/** Certificates of erasure over HTTP: for who takes part in the disposal, exactly as they were certified, and for nobody else. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let lawyer: Person;
let counsel: Person;
let elsewhere: Person;
beforeAll(async () => {
  t = await testHub();
  await stepTo("2026-12-07T00:00:00Z");
  lawyer = await personOf(t, "port", "legal_officer");
  counsel = await personOf(t, "office", "legal_officer");
  elsewhere = await personOf(t, "police", "legal_officer");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
let n = 0;
const post = (by: Person, path: string, json: unknown) =>
  by.call("POST", `/api/v1/retention/${path}`, { json, headers: { "idempotency-key": `c${++n}` } });

interface Certificates {
  readonly certificates: readonly {
    readonly words: string;
    readonly digest: string;
    readonly whole: boolean;
    readonly class: string;
  }[];
}

describe("the certificates of a disposal", () => {
  it("are read by who takes part in it, as they were certified, and by nobody else", async () => {
    const notice = { schema: "neutral-incident/1", id: "N-1", organisation: "Works", received: "2026-12-01" };
    const body = JSON.stringify({ ...notice, indicators: [{ type: "ip", value: "203.0.113.1" }] });
    const sent = await t.as("port", "POST", "/api/v1/reports", { body, headers: { "idempotency-key": "n1" } });
    expect(sent.status, sent.text).toBe(202);
    await stepTo("2032-12-07T00:00:00Z");
    const { plan } = (await lawyer.call("GET", "/api/v1/retention")).json as {
      plan: { classes: { id: string; due: number }[] };
    };
    const kept = plan.classes.find((k) => k.due > 0)?.id;
    const proposed = await post(lawyer, "disposals", { class: kept, reason: "their time is over" });
    expect(proposed.status, proposed.text).toBe(202);
    const { disposals } = (await counsel.call("GET", "/api/v1/retention")).json as { disposals: { id: string }[] };
    const path = `disposals/${disposals[0]?.id}`;
    const read = (by: Person) => by.call("GET", `/api/v1/retention/${path}/certificates`);
    expect((await read(lawyer)).json["certificates"]).toEqual([]);
    expect((await post(counsel, `${path}/answer`, { answer: "confirmed" })).status).toBe(202);
    await expect
      .poll(async () => ((await read(lawyer)).json as unknown as Certificates).certificates.length, { timeout: 30_000 })
      .toBe(1);
    for (const by of [lawyer, counsel]) {
      const [one] = ((await read(by)).json as unknown as Certificates).certificates;
      const digest = createHash("sha256")
        .update(one?.words ?? "")
        .digest("hex");
      expect(one).toMatchObject({ digest, whole: true, class: kept });
    }
    const other = await read(elsewhere);
    expect([other.status, other.json["code"]]).toEqual([404, "NOT_FOUND"]);
  });
});
