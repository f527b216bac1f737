/** What views remember between two looks, and what ends it: another policy, another warning list, a destroyed key. Whole hub. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookInto } from "../faults/testing-child.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

let n = 0;

async function sent(by: string, addresses: readonly string[]): Promise<string> {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: bundle(++n + 300, { addresses }),
    headers: { "content-type": "application/stix+json;version=2.1", "idempotency-key": `r${n}` },
  });
  await t.settled();
  return String(answer.json["reportId"]);
}

async function together(a: string, b: string): Promise<boolean> {
  const groups = (await t.as("office", "GET", "/api/v1/groups")).json["groups"] as { report: string }[][];
  const of = (id: string) => groups.findIndex((g) => g.some((r) => r.report === id));
  return of(a) !== -1 && of(a) === of(b);
}

const policyOf = (minSharedStrongObservables: number) =>
  t.local("PUT", `/local/realms/${REALM}/link-policy`, {
    policy: {
      id: "observables",
      kind: "observables",
      minSharedStrongObservables,
      strongTypes: ["sha256", "ipv4"],
      windowDays: 14,
    },
  });

describe("what a view remembers", () => {
  it("ends when the realm's link policy changes, and holds again when it changes back", async () => {
    const shared = ["203.0.113.101", "203.0.113.102"];
    const [a, b] = [await sent("bank", shared), await sent("port", shared)];
    expect(await together(a, b)).toBe(true);
    await policyOf(3);
    const strict = await together(a, b);
    await policyOf(2);
    expect(strict).toBe(false);
    expect(await together(a, b)).toBe(true);
  });

  it("ends when a value comes onto the warning list", async () => {
    const shared = ["203.0.113.111", "203.0.113.112"];
    const [a, b] = [await sent("bank", shared), await sent("port", shared)];
    expect(await together(a, b)).toBe(true);
    const entries = [{ type: "ipv4", value: "203.0.113.112", list: "shared hosts" }];
    await t.local("PUT", `/local/realms/${REALM}/warning-list`, { entries });
    expect(await together(a, b)).toBe(false);
  });

  it("of a report ends with its key", async () => {
    const shared = ["203.0.113.121", "203.0.113.122"];
    const [a, b] = [await sent("bank", shared), await sent("port", shared)];
    expect(await together(a, b)).toBe(true);
    await lookInto(join(t.dataDir, "postgres"), (client) =>
      client.query(
        "delete from content_key where content_key = (select content_key from report where report_id = $1)",
        [b],
      ),
    );
    expect(await together(a, b)).toBe(false);
  });
});
