/**
 * The step *assessed* of what a reader sees: it is lit by the first assessment that this reader sees, whatever others said out of
 * its sight before. Two readers of one report, one of whom assesses it first. Real database, real HTTP.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
let report = "";
beforeAll(async () => {
  t = await testHub();
  const headers = { "idempotency-key": "seen-by-all", "content-type": "application/stix+json;version=2.1" };
  const sent = await t.as("alpha", "POST", "/api/v1/reports", { body: bundle(1), headers });
  report = String(sent.json["reportId"]);
  await t.settled();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;
async function assess(by: string): Promise<void> {
  const headers = { "idempotency-key": `assessed-${++n}`, "content-type": "application/json" };
  const said = { schema: "assessment/1", reportId: report, mode: "provisional", continuity: 1, safety: 0, trust: 2 };
  const answer = await t.as(by, "POST", "/api/v1/assessments", { body: JSON.stringify(said), headers });
  expect(answer.json["outcome"]).toBe("recorded");
}

async function assessedOf(who: string): Promise<number | undefined> {
  const { json } = await t.as(who, "GET", "/api/v1/latency");
  return (json["hops"] as readonly { hop: string; count: number }[]).find((h) => h.hop === "assessed")?.count;
}

/** The first change of this report that a stream tells of while something is done. */
async function heard(who: string, doing: () => Promise<void>): Promise<string> {
  const done = new AbortController();
  const res = await fetch(`${t.hub.url}/api/v1/events`, {
    headers: { "x-api-key": await t.keyOf(who) },
    signal: AbortSignal.any([done.signal, AbortSignal.timeout(10_000)]),
  });
  let begun = false;
  let text = "";
  for await (const part of res.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (!begun && text.includes("event: hello")) {
      begun = true;
      await doing();
    }
    if (text.includes("event: changed") && text.endsWith("\n\n")) break;
  }
  done.abort();
  return text;
}

describe("the step assessed", () => {
  it("is not taken from a reader by an earlier assessment that it cannot see", async () => {
    await assess("port");
    expect([await assessedOf("port"), await assessedOf("bank")]).toEqual([1, 0]);
    const told = await heard("bank", () => assess("bank"));
    expect(told).toContain(`{"kind":"report","id":"${report}","hop":"assessed"}`);
    // Whoever assesses again lights no second step.
    await assess("bank");
    expect([await assessedOf("port"), await assessedOf("bank")]).toEqual([1, 1]);
  });
});
