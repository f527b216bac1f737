/** Cases opened and filled by people, over the whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `h${++n}` });

async function report(by: string, addresses: readonly string[]): Promise<string> {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: bundle(++n + 300, { addresses }),
    headers: { "content-type": "application/stix+json;version=2.1", ...key() },
  });
  await t.settled();
  return String(answer.json["reportId"]);
}

const post = (by: string, path: string, body: unknown, headers = key()) =>
  t.as(by, "POST", path, { body: JSON.stringify(body), headers });

async function cases(reader: string): Promise<{ id: string; lead: { slug: string }; reports: number }[]> {
  return (await t.as(reader, "GET", "/api/v1/cases")).json["items"] as never;
}

describe("a case that a person opens", () => {
  it("is seen by those who were named and led by the body that opened it; twice under one key is once", async () => {
    const id = await report("port", ["203.0.113.1"]);
    const headers = key();
    const first = await post("office", "/api/v1/cases", { report: id, participants: ["bank"] }, headers);
    const again = await post("office", "/api/v1/cases", { report: id, participants: ["bank"] }, headers);
    expect([first.json["outcome"], again.json["outcome"]]).toEqual(["recorded", "replayed"]);
    expect((await cases("office")).map((c) => c.lead.slug)).toEqual(["office"]);
    expect([(await cases("bank")).length, (await cases("port")).length]).toEqual([1, 0]);
  });

  it("cannot be opened on a report out of sight, and the answer does not tell", async () => {
    const id = await report("port", ["203.0.113.2"]);
    const hidden = await post("commission", "/api/v1/cases", { report: id, participants: [] });
    const nowhere = await post("commission", "/api/v1/cases", { report: "00000000-0000-4000-8000-00000000dead" });
    expect([hidden.status, nowhere.status]).toEqual([404, 404]);
    expect(hidden.text).toBe(nowhere.text);
    const unknown = await post("office", "/api/v1/cases", { report: id, participants: ["nobody"] });
    expect(unknown.status).toBe(422);
  });

  it("takes a further report that is pinned to it, which no evidence joins", async () => {
    const [a, b] = [await report("port", ["203.0.113.11"]), await report("bank", ["198.51.100.11"])];
    await post("office", "/api/v1/cases", { report: a, participants: [] });
    const [room] = await cases("office");
    expect(room?.reports).toBe(1);
    expect((await post("office", `/api/v1/cases/${room?.id}/reports`, { report: b })).json["outcome"]).toBe("recorded");
    expect((await cases("office")).find((c) => c.id === room?.id)?.reports).toBe(2);
    const stranger = await post("bank", `/api/v1/cases/${room?.id}/reports`, { report: b });
    expect(stranger.status).toBe(404);
  });
});
