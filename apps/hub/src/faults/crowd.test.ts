/** More at once than the hub takes on: whoever cannot be served is told so at once, and everyone gets in by coming back. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, notice } from "../testing-hub.ts";
import { type ChildHub, childHub } from "./testing-child.ts";
import { halfStored } from "./testing-whole.ts";

const MB = 1024 * 1024;
const deep = process.env["NOROSHI_DEEP"] === "1";
const CROWD = deep ? 400 : 160;
const LARGE_FILES = deep ? 24 : 14;

let hub: ChildHub;
beforeAll(async () => {
  hub = await childHub();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
});

const post = (key: string, body: string | Uint8Array) =>
  hub.as("port", "POST", "/api/v1/reports", {
    body,
    headers: { "idempotency-key": key, "content-type": "application/json" },
  });

describe("a crowd", () => {
  it("is served or told to come back, never left without an answer; in the end everyone is in", {
    timeout: 120_000,
  }, async () => {
    const answers: Record<string, number> = {};
    const one = async (n: number): Promise<void> => {
      for (let turn = 0; turn < 400; turn++) {
        const answer = await post(`crowd-${n}`, notice(`crowd-${n}`));
        const word = answer === undefined ? "silence" : String(answer.status);
        answers[word] = (answers[word] ?? 0) + 1;
        if (answer?.status === 202) return;
        expect([429, 503]).toContain(answer?.status);
        expect(Number(answer?.headers.get("retry-after"))).toBeGreaterThan(0);
        await pause(50);
      }
    };
    await Promise.all(Array.from({ length: CROWD }, (_, n) => one(n)));
    expect(answers["202"]).toBe(CROWD);
    expect(answers["429"]).toBeGreaterThan(0);
    expect(answers["silence"]).toBeUndefined();
    expect(await hub.look(halfStored)).toEqual([]);
  });

  it("of large files does not fill the memory: what does not fit is told to come back", {
    timeout: 120_000,
  }, async () => {
    const before = hub.memory().now;
    const large = Buffer.concat([Buffer.from(bundle(1)), Buffer.alloc(20 * MB, 32)]);
    const answers = await Promise.all(Array.from({ length: LARGE_FILES }, (_, n) => post(`large-${n}`, large)));
    const statuses = answers.map((a) => a?.status);
    expect(statuses.filter((s) => s !== 202 && s !== 429 && s !== 503)).toEqual([]);
    expect(statuses).toContain(429);
    expect(statuses).toContain(202);
    expect(hub.memory().peak - before).toBeLessThan(600 * MB);
  });
});
