/**
 * A database that is gone for a while: the hub says so with 503 and when to come back, whoever
 * asks for whatever, stores nothing by half, and goes on by itself afterwards.
 */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, notice, type TestHub, testHub } from "../testing-hub.ts";
import { killPostmaster, lookInto } from "./testing-child.ts";
import { halfStored } from "./testing-whole.ts";

let t: TestHub;
let data: string;
beforeAll(async () => {
  t = await testHub();
  data = join(t.dataDir, "postgres");
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const submit = (body: string, key: string): Promise<Answered> =>
  t.as(body, "POST", "/api/v1/reports", {
    body: notice(key),
    headers: { "idempotency-key": key, "content-type": "application/json" },
  });

const look = <T>(fn: (client: pg.Client) => Promise<T>): Promise<T> => lookInto(data, fn);

/** Takes the file away without which the server cannot start, then kills it: it stays away until the file is back. */
function takeAway(): () => void {
  const control = join(data, "global", "pg_control");
  renameSync(control, `${control}.away`);
  killPostmaster(data);
  return () => renameSync(`${control}.away`, control);
}

function isAway(answer: Answered): void {
  expect([answer.status, answer.json["code"]]).toEqual([503, "DATABASE_AWAY"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
}

describe("while the database is gone", () => {
  it("every door answers 503 with when to come back, also where a key must be looked up first; then work goes on", async () => {
    expect((await submit("port", "before")).status).toBe(202);
    await t.keyOf("bank"); // made but never used: nothing of it is remembered
    const bringBack = takeAway();
    try {
      await expect.poll(async () => (await submit("port", "during")).status, { timeout: 10_000 }).toBe(503);
      isAway(await submit("port", "during"));
      isAway(await submit("bank", "during"));
      isAway(await t.as("bank", "GET", "/api/v1/board"));
      isAway(await t.as("port", "GET", "/api/v1/reports"));
      isAway(await t.as("port", "GET", "/api/v1/indicators?value=203.0.113.24"));
      isAway(
        await t.as("port", "POST", "/api/v1/reports/batch", {
          body: JSON.stringify({ key: "line", report: JSON.parse(notice("line")) }),
          headers: { "content-type": "application/x-ndjson" },
        }),
      );
      isAway(
        await t.as("port", "POST", "/api/v1/uploads", {
          body: JSON.stringify({ bytes: 10, mediaType: "application/json" }),
          headers: { "content-type": "application/json" },
        }),
      );
      const signIn = await fetch(`${t.hub.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: "someone@example.org", password: "a long password" }),
      });
      expect([signIn.status, ((await signIn.json()) as { code: string }).code]).toEqual([503, "DATABASE_AWAY"]);
      const cookie = await fetch(`${t.hub.url}/api/v1/me`, { headers: { cookie: "better-auth.session_token=a.b" } });
      expect([401, 503]).toContain(cookie.status);
      await pause(2_200); // now nothing of any key is remembered
      isAway(await submit("port", "during"));
    } finally {
      bringBack();
    }
    await expect.poll(async () => (await submit("port", "during")).status, { timeout: 30_000 }).toBe(202);
    expect((await submit("bank", "during")).status).toBe(202);
    await t.settled();
    expect(await look(halfStored)).toEqual([]);
    expect(t.logged.filter((line) => /^request .* failed/.test(line))).toEqual([]);
  });
});
