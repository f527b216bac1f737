/** The switch between old material and current: per batch, reversible, recorded. Whole hub. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notice, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
const key = (): Record<string, string> => ({ "idempotency-key": `o${++n}` });

async function file(historical: boolean) {
  const indicators = [{ type: "ipv4", value: `203.0.113.${++n}` }];
  const answer = await t.as("port", "POST", `/api/v1/reports?historical=${historical}`, {
    body: notice(`o${n}`, { indicators }),
    headers: { "content-type": "application/json", ...key() },
  });
  await t.settled();
  return answer.json;
}

async function say(by: string, receipt: unknown, historical: boolean) {
  const answer = await t.as(by, "POST", `/api/v1/receipts/${receipt}/historical`, {
    body: JSON.stringify({ historical, why: "found out" }),
    headers: key(),
  });
  await t.settled();
  return answer;
}

const openCases = async (): Promise<number> =>
  ((await t.as("office", "GET", "/api/v1/board")).json["open"] as number) ?? -1;
const isOld = async (id: unknown): Promise<unknown> =>
  (await t.as("port", "GET", `/api/v1/reports/${id}`)).json["historical"];

describe("a batch of old material", () => {
  it("opens a case when its sender says that it is current after all, with its own receipt time", async () => {
    const sent = await file(true);
    const before = await openCases();
    expect((await say("port", sent["id"], false)).json["outcome"]).toBe("recorded");
    expect([await isOld(sent["reportId"]), (await openCases()) - before]).toEqual([false, 1]);
    const seen = await t.as("port", "GET", `/api/v1/reports/${sent["reportId"]}`);
    expect(seen.json["receivedAt"]).toBe(sent["receivedAt"]);
  });

  it("can be said old again; the case that was opened stays", async () => {
    const sent = await file(false);
    const before = await openCases();
    await say("port", sent["id"], true);
    expect([await isOld(sent["reportId"]), await openCases()]).toEqual([true, before]);
  });

  it("is its sender's to speak of: for all others there is no such receipt", async () => {
    const sent = await file(true);
    const stranger = await say("office", sent["id"], false);
    const nowhere = await say("office", "00000000-0000-4000-8000-00000000dead", false);
    expect([stranger.status, nowhere.status, await isOld(sent["reportId"])]).toEqual([404, 404, true]);
    expect(stranger.text).toBe(nowhere.text);
  });
});
