/** Spoiled files of every format, posted to a live hub: each is taken or refused with a place, and the hub lives on whole. */
import { join } from "node:path";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notice, type TestHub, testHub } from "../testing-hub.ts";
import { lookInto } from "./testing-child.ts";
import { drawFrom } from "./testing-import.ts";
import { mutant, samples } from "./testing-mutants.ts";
import { halfStored } from "./testing-whole.ts";

const seed = fc.readConfigureGlobal().seed ?? 1;
const MUTANTS = process.env["NOROSHI_DEEP"] === "1" ? 10_000 : 500;

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const look = <T>(fn: (client: pg.Client) => Promise<T>): Promise<T> => lookInto(join(t.dataDir, "postgres"), fn);

describe("a spoiled file", () => {
  it("is taken or refused with a place and what to do; nothing is half stored and the hub lives on", {
    timeout: 900_000,
  }, async () => {
    const all = samples();
    const bad: string[] = [];
    const tally: Record<string, number> = {};
    let next = 0;
    const work = async (): Promise<void> => {
      for (let n = next++; n < MUTANTS; n = next++) {
        const draw = drawFrom(seed + n);
        const sample = all[n % all.length];
        if (!sample) return;
        const answer = await t.as("port", "POST", "/api/v1/reports", {
          body: mutant(sample, draw),
          headers: { "idempotency-key": `m${n}`, "content-type": sample.mediaType },
        });
        tally[answer.status] = (tally[answer.status] ?? 0) + 1;
        const faults = answer.json["faults"] as
          | readonly { place: unknown; say: { en: string; ja: string } }[]
          | undefined;
        const told =
          faults !== undefined &&
          faults.length > 0 &&
          faults.every((f) => typeof f.place === "string" && f.say.en !== "" && f.say.ja !== "");
        const good = answer.status === 202 || (answer.status === 422 && told);
        if (!good) bad.push(`${sample.name} #${n}: ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    expect(bad).toEqual([]);
    expect(Object.keys(tally).sort(), "the mutants are all of one kind").toEqual(["202", "422"]);
    await t.settled();
    expect(await look(halfStored)).toEqual([]);
    const alive = await t.as("port", "POST", "/api/v1/reports", {
      body: notice("alive"),
      headers: { "idempotency-key": "alive", "content-type": "application/json" },
    });
    expect(alive.status).toBe(202);
    expect((await t.as("port", "GET", "/api/v1/reports?limit=200")).status).toBe(200);
    expect((await t.as("office", "GET", "/api/v1/board")).status).toBe(200);
    expect((await t.as("port", "GET", "/api/v1/indicators?limit=200")).status).toBe(200);
    expect(t.logged.filter((line) => /failed|tried again/.test(line))).toEqual([]);
  });
});
