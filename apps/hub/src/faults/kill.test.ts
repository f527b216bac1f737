/**
 * Kills the hub and its database, hard and at random moments, while partners send; then looks whether anything was lost,
 * doubled or half stored, and whether linkage comes to the same result as without any kill.
 */
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REALM } from "../testing-hub.ts";
import { type ChildHub, childHub } from "./testing-child.ts";
import { drawFrom, importPlan, type Sending, type Sent, sendAll } from "./testing-import.ts";
import { clustersByKey, halfStored, linksByKey } from "./testing-whole.ts";

const seed = fc.readConfigureGlobal().seed ?? 1;
const deep = process.env["NOROSHI_DEEP"] === "1";
const ROUNDS = deep ? 50 : 3;
const LANES = deep ? 220 : 90;
const ABREAST = 8;

type Victim = "the hub" | "PostgreSQL";

interface Result {
  readonly clusters: readonly (readonly string[])[];
  readonly links: readonly string[];
  readonly reports: number;
}

let plan: readonly (readonly Sending[])[];
let undisturbed: Result;
let quiet: ChildHub;

beforeAll(async () => {
  plan = importPlan(LANES, drawFrom(seed));
  quiet = await childHub();
  const sent = await sendAll(quiet, plan, ABREAST);
  expect(sent.wrong).toEqual([]);
  undisturbed = await resultOf(quiet);
});
afterAll(async () => {
  await quiet[Symbol.asyncDispose]();
});

async function resultOf(hub: ChildHub): Promise<Result> {
  const left = await hub.local("GET", `/local/realms/${REALM}/settled?wait=60000`);
  expect(left.json["unlinked"]).toBe(0);
  return hub.look(async (client) => ({
    clusters: await clustersByKey(client),
    links: await linksByKey(client),
    reports: Number((await client.query("select count(*) as n from report")).rows[0].n),
  }));
}

/** Kills one of the two again and again, until the import is through. */
async function disturb(
  hub: ChildHub,
  victims: readonly Victim[],
  draw: (most: number) => number,
  over: () => boolean,
): Promise<number> {
  let kills = 0;
  while (!over() && kills < 6) {
    await pause(30 + draw(500));
    if (over()) break;
    kills++;
    if (victims[draw(victims.length)] === "PostgreSQL") hub.killDatabase();
    else {
      await hub.killHub();
      await hub.start();
    }
  }
  return kills;
}

/** An import under fire, with what was answered. */
async function underFire(
  hub: ChildHub,
  victims: readonly Victim[],
  draw: (most: number) => number,
): Promise<{ sent: Sent; kills: number }> {
  let over = false;
  const sending = sendAll(hub, plan, ABREAST).finally(() => {
    over = true;
  });
  const kills = await disturb(hub, victims, draw, () => over);
  return { sent: await sending, kills };
}

/** Every body and key with the receipt that was answered for it. */
const sendings = (): readonly Sending[] => plan.flat();

async function everyReceiptIsThere(hub: ChildHub, sent: Sent): Promise<void> {
  const there = async (s: Sending): Promise<void> => {
    const receipt = await hub.as(s.body, "GET", `/api/v1/receipts/${sent.receipts.get(s.key)}`);
    expect(receipt?.status, s.key).toBe(200);
    const report = await hub.as(s.body, "GET", `/api/v1/reports/${receipt?.json["reportId"]}`);
    expect(report?.status, s.key).toBe(200);
    expect(report?.json["items"], s.key).toBeGreaterThan(0);
    expect(report?.json["raw"], s.key).not.toBeNull();
  };
  const single = sendings().filter((one) => !one.batch);
  for (let from = 0; from < single.length; from += ABREAST)
    await Promise.all(single.slice(from, from + ABREAST).map(there));
}

describe.each<readonly [string, readonly Victim[]]>([
  ["the hub", ["the hub"]],
  ["PostgreSQL", ["PostgreSQL"]],
  ["either", ["the hub", "PostgreSQL"]],
])("kill -9 of %s during an import", (name, victims) => {
  const rounds = Array.from({ length: Math.max(1, Math.round(ROUNDS / 3)) }, (_, n) => n);
  it.each(rounds)(
    "loses no receipt, doubles and halves nothing, and links to the same clusters (round %i)",
    { timeout: 240_000 },
    async (round) => {
      const draw = drawFrom(seed + round * 3 + name.length);
      await using hub = await childHub();
      const { sent, kills } = await underFire(hub, victims, draw);
      expect(kills, "the import was too fast to be disturbed").toBeGreaterThan(0);
      expect(sent.wrong).toEqual([]);
      await hub.killHub(); // what was answered must not lie in the process alone
      await hub.start();
      await everyReceiptIsThere(hub, sent);
      const result = await resultOf(hub);
      expect(await hub.look(halfStored)).toEqual([]);
      expect(result).toEqual(undisturbed);

      const again = await sendAll(hub, plan, ABREAST);
      expect(again.wrong).toEqual([]);
      expect(Object.keys(again.outcomes)).toEqual(["replayed"]);
      expect([...again.receipts].sort()).toEqual([...sent.receipts].sort());
      expect((await hub.local("POST", "/local/rebuild", { realm: REALM })).status).toBe(200);
      expect(await resultOf(hub)).toEqual(undisturbed);
    },
  );
});
