/** Truths of the whole hub that one changed line would break; each test is about one of them and about nothing else. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, notice, type TestHub, testHub } from "../testing-hub.ts";
import { lookInto } from "./testing-child.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const submit = (body: string, key: string, content = notice(key)): Promise<Answered> =>
  t.as(body, "POST", "/api/v1/reports", {
    body: content,
    headers: { "idempotency-key": key, "content-type": "application/json" },
  });

/** How many rows, counted by the database's owner. */
const count = (query: string, values: readonly unknown[]): Promise<number> =>
  lookInto(join(t.dataDir, "postgres"), async (client) => (await client.query(query, [...values])).rowCount ?? 0);

describe("a hub", () => {
  it("makes one report of what came many times at once under one key, and gives everyone its receipt", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit("port", "at-once")));
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 202));
    expect(new Set(answers.map((a) => a.json["id"])).size).toBe(1);
    expect(answers.filter((a) => a.json["outcome"] === "created")).toHaveLength(1);
  });

  it("makes versions one after another of what came many times at once under the sender's own number", async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => submit("port", `version-${n}`, notice("N-versions"))),
    );
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 202));
    expect(answers.map((a) => Number(a.json["version"])).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("leaves one entry for every report that it accepts", async () => {
    const answer = await submit("bank", "recorded");
    expect(
      await count("select from outbox where act = 'report.accepted' and subject = $1", [answer.json["reportId"]]),
    ).toBe(1);
  });

  it("answers for a report that the reader may not see as for one that is not there", async () => {
    const hidden = (await submit("police", "hidden")).json["reportId"];
    const answer = await t.as("bank", "GET", `/api/v1/reports/${hidden}`);
    const missing = await t.as("bank", "GET", "/api/v1/reports/00000000-0000-4000-8000-000000000000");
    expect([answer.status, answer.text]).toEqual([404, missing.text]);
  });
});
