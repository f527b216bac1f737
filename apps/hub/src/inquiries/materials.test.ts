/** Requests for materials: what the office asks of members of the council by law, over the whole hub. */
import type { Inquiry } from "@noroshi/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Council, councilOf } from "../council/testing-council.ts";
import { personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let c: Council;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  await stepTo("2026-12-01T00:00:00Z");
  const bank = await personOf(t, "bank", "sector_analyst");
  c = await councilOf(t);
  await c.publish("Members keep what they are told.");
  await c.admit(bank, "bank");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const post = (by: string, path: string, json: unknown) =>
  t.as(by, "POST", path, { body: JSON.stringify(json), headers: { "idempotency-key": `m${++n}` } });
const BY_LAW = {
  kind: "materials",
  to: "bank",
  question: "Logs of the gateway, 20 to 25 November.",
  basis: "Act 42, Art. 45",
  due: "2026-12-05T00:00:00Z",
};
const ask = (over: Record<string, unknown> = {}, by = "office") =>
  post(by, "/api/v1/inquiries", { ...BY_LAW, ...over });
const seen = async (by: string) =>
  (await t.as(by, "GET", "/api/v1/inquiries?kind=materials")).json["items"] as readonly Inquiry[];
const say = (by: string, id: string | undefined, json: unknown) => post(by, `/api/v1/inquiries/${id}/words`, json);

describe("while the law of the council is not in force", () => {
  it("no materials are asked for", async () => {
    const early = await ask({ question: "Before there is a law?" });
    expect([early.status, early.json["faults"]]).toMatchObject([409, [{ code: "LEGAL_BASIS_NOT_IN_FORCE" }]]);
    expect(await seen("bank")).toEqual([]);
  });
});

describe("a request for materials", () => {
  beforeAll(async () => {
    await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
    const asked = await ask();
    expect(asked.status, asked.text).toBe(202);
  });

  it("names its article and its date, comes from the office, and goes to a member alone", async () => {
    expect((await ask({ basis: undefined })).status).toBe(422);
    expect((await ask({ due: undefined })).status).toBe(422);
    expect((await ask({ to: "port" })).status).toBe(422);
    expect((await ask({ to: "bank" }, "police")).status).toBe(403);
    expect((await ask({ kind: "information" })).status).toBe(422);
    await c.decide("bank", "suspended");
    expect((await ask()).status).toBe(422);
    await c.decide("bank", "readmitted");
  });

  it("is read by that member and the office; what it answers lies under the label that it chose, and files can be put to it", async () => {
    const request = (await seen("bank")).find((i) => i.question === BY_LAW.question);
    expect(request).toMatchObject({ kind: "materials", basis: "Act 42, Art. 45", late: false, mine: false });
    expect(await seen("port")).toEqual([]);
    await stepTo("2026-12-05T00:00:01Z");
    expect((await seen("bank")).find((i) => i.id === request?.id)?.late).toBe(true);
    expect((await say("office", request?.id, { kind: "reminder" })).status).toBe(202);
    await stepTo("2026-12-05T01:00:00Z");
    const answer = { kind: "answer", words: "The logs are attached.", values: ["203.0.113.5"], tlp: "red" };
    expect((await say("bank", request?.id, answer)).status).toBe(202);
    await t.settled();
    const answered = (await seen("office")).find((i) => i.id === request?.id);
    expect(answered).toMatchObject({ state: "answered", words: [{ kind: "reminder" }, { kind: "answer" }] });
    const report = answered?.words[1]?.report;
    const file = await t.as("bank", "POST", `/api/v1/reports/${report}/attachments?fileName=gateway.log`, {
      body: "2026-11-21 login failed",
      headers: { "content-type": "application/octet-stream", "idempotency-key": `m${++n}` },
    });
    expect(file.status, file.text).toBeLessThan(300);
    const files = await t.as("office", "GET", `/api/v1/reports/${report}/attachments`);
    expect(files.text).toContain("gateway.log");
    const marked = await t.as("office", "GET", `/api/v1/reports/${report}`);
    expect(marked.json["marking"]).toMatchObject({ tlp: "red" });
    for (const other of ["port", "police"])
      expect((await t.as(other, "GET", `/api/v1/reports/${report}`)).status).toBe(404);
  });

  it("may be refused, with the reason why", async () => {
    await ask({ question: "And the logs of October?", due: "2026-12-20T00:00:00Z" });
    const october = (items: readonly Inquiry[]) => items.find((i) => i.question.includes("October"));
    const request = october(await seen("bank"));
    expect((await say("bank", request?.id, { kind: "refusal" })).status).toBe(422);
    expect((await say("bank", request?.id, { kind: "refusal", words: "They were not kept." })).status).toBe(202);
    expect(october(await seen("office"))).toMatchObject({
      state: "refused",
      words: [{ words: "They were not kept." }],
    });
  });
});
