/** Whether two cases are one is each reader's own view's to say. Whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, notice, type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
async function send(by: string, body: string, mediaType = "application/json"): Promise<string> {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body,
    headers: { "content-type": mediaType, "idempotency-key": `w${++n}` },
  });
  expect(answer.status).toBe(202);
  await t.settled();
  return String(answer.json["reportId"]);
}

const note = (by: string, addresses: readonly string[]): Promise<string> =>
  send(by, notice(`W${++n}`, { indicators: addresses.map((value) => ({ type: "ipv4", value })) }));
const open = (by: string, addresses: readonly string[]): Promise<string> =>
  send(
    by,
    bundle(++n + 700, { addresses, published: "2026-11-20T00:00:00.000Z" }),
    "application/stix+json;version=2.1",
  );

/** A police submission whose values are for police alone. */
const secret = (addresses: readonly string[]): Promise<string> =>
  send(
    "police",
    JSON.stringify({
      schema: "police-submission/1",
      submissionId: `P-${++n}`,
      agencyId: "police",
      caseReference: "C-1",
      incidentType: "ransomware",
      existenceVisible: false,
      occurredAt: "2026-11-20T09:00:00+09:00",
      submittedAt: "2026-11-20T10:00:00+09:00",
      tlp: "TLP:AMBER",
      items: addresses.map((value, k) => ({
        no: k + 1,
        handling: "lawEnforcementOnly",
        kind: "indicator",
        type: "ipv4",
        value,
      })),
    }),
  );

interface Listed {
  readonly number: string;
  readonly reports: number;
}
const cases = async (reader: string) =>
  (await t.as(reader, "GET", "/api/v1/cases")).json["items"] as unknown as readonly Listed[];
const numberOf = async (reader: string, report: string) =>
  (
    (await t.as(reader, "GET", `/api/v1/reports/${report}`)).json["case"] as unknown as {
      readonly number: string;
    } | null
  )?.number;
const founded = (reader: string, number: string | undefined) => t.as(reader, "GET", `/api/v1/cases/${number}`);

describe("two cases that the duty joined", () => {
  it("stay two for a reader from whom what joins them is hidden", async () => {
    const left = await note("port", ["203.0.113.1", "203.0.113.2"]);
    const right = await note("bank", ["203.0.113.3", "203.0.113.4"]);
    const before = (await cases("office")).map((c) => [c.number, c.reports]);
    const open = (await t.as("office", "GET", "/api/v1/board")).json["open"];
    await secret(["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"]);
    // What the police filed opens a case of its own, as it would if there were no other report.
    const after = (await cases("office")).map((c) => [c.number, c.reports]);
    expect(after.slice(1)).toEqual(before);
    const board = (await t.as("office", "GET", "/api/v1/board")).json;
    expect([board["open"], board["openAtMost"]]).toEqual([Number(open) + 1, false]);
    expect(await numberOf("office", left)).not.toBe(await numberOf("office", right));
    const one = await founded("office", await numberOf("office", left));
    expect([one.status, one.json["reports"]]).toEqual([200, 1]);
  });

  it("are one for a reader who sees what joins them: the older stays, and the younger's number opens it", async () => {
    const left = await note("port", ["203.0.113.11", "203.0.113.12"]);
    const right = await note("bank", ["203.0.113.13", "203.0.113.14"]);
    const [older, younger] = [await numberOf("office", left), await numberOf("office", right)];
    const before = (await cases("office")).length;
    await open("alpha", ["203.0.113.11", "203.0.113.12", "203.0.113.13", "203.0.113.14"]);
    expect((await cases("office")).length).toBe(before - 1);
    expect(await numberOf("office", right)).toBe(older);
    expect((await founded("office", younger)).json).toMatchObject({ number: older, reports: 3 });
    // bank takes part in the younger case alone.
    expect((await founded("bank", younger)).json).toMatchObject({ number: younger });
  });

  it("are two again when a person parts their reports", async () => {
    const left = await note("port", ["203.0.113.21", "203.0.113.22"]);
    const right = await note("bank", ["203.0.113.23", "203.0.113.24"]);
    const [older, younger] = [await numberOf("office", left), await numberOf("office", right)];
    const bridge = await open("alpha", ["203.0.113.21", "203.0.113.22", "203.0.113.23", "203.0.113.24"]);
    expect(await numberOf("office", right)).toBe(older);
    await t.as("office", "POST", "/api/v1/links/statements", {
      body: JSON.stringify({ a: bridge, b: right, says: "apart", why: "another victim" }),
      headers: { "idempotency-key": `w${++n}` },
    });
    await t.settled();
    expect([await numberOf("office", left), await numberOf("office", right)]).toEqual([older, younger]);
    expect((await founded("office", older)).json).toMatchObject({ reports: 2 });
  });
});
