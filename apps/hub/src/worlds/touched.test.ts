/**
 * Time tells nothing of what a reader cannot see: two hubs, one of which holds five times as much out of one reader's sight as the other, ask
 * their databases the same statements for that reader, come by the rows in the same ways, and touch as many of them. Wall clocks
 * are for benches.
 */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOOKED_AT } from "./testing-probes.ts";
import { explained, type Touched, takeDown } from "./testing-touched.ts";
import { foundTwins, REALM, type Twins, type World } from "./testing-twins.ts";

const VISIBLE = 200;
const HIDDEN = 1_000;
const BATCH = 100;

const notice = (n: number): unknown => ({
  schema: "neutral-incident/1",
  id: `N-${n}`,
  source: "list",
  received: "2026-11-19",
  organisation: `Works ${n} 港湾`,
  country: "XJ",
  tlp: "amber",
  incidentType: "ransomware",
  // Whatever is hidden has the values of what is visible.
  indicators: [{ type: "ipv4", value: `10.0.${n % VISIBLE}.7` }],
});

async function file(w: World, by: string, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += BATCH) {
    const lines = Array.from({ length: BATCH }, (_, i) => JSON.stringify({ key: `b${n + i}`, report: notice(n + i) }));
    const answer = await w.as(by, "POST", "/api/v1/reports/batch", {
      body: lines.join("\n"),
      headers: { "content-type": "application/x-ndjson" },
    });
    expect(answer.status).toBe(200);
  }
  await w.settled();
}

const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  "/api/v1/search": ["10.0.5.7", "10.0.5.0/28", "港湾", "Works 5"],
  "/api/v1/search/suggestions": ["10.0.1"],
};

/**
 * Where a statement asks for values or words that others have as well, rows of the same value are passed over in the index:
 * microseconds, and as many as share it.
 */
const BY_VALUE = /posting [oq]|sees_value|o\.value = [aw]\.value|e\.target_token/;

/** What joins everything that its reader sees, and the deadlines of all of it: come by report by report. */
const OF_EVERYTHING = /^\/api\/v1\/(?:groups|links\/proposals|campaigns|clocks)/;

let twins: Twins;
const book = takeDown();
const sides = new Map<string, readonly [Side, Side]>();

interface Side {
  readonly status: number;
  readonly asked: readonly string[];
  readonly touched: readonly Touched[];
}

async function sideOf(w: World, path: string): Promise<Side> {
  await book.take(w.host);
  const { status } = await w.as("bank", "GET", path);
  // The end of a recorded read is written after the answer.
  await pause(30);
  const taken = await book.take(w.host);
  const asked = taken.flatMap((t) => t.map((s) => s.text));
  return { status, asked, touched: await explained(w.dataDir, REALM, taken) };
}

beforeAll(async () => {
  twins = await foundTwins({ policy: "observables", profile: "JP-2026-10" });
  await twins.both((w) => file(w, "bank", 0, VISIBLE));
  await twins.both((w) => file(w, "port", 2_000, VISIBLE));
  await file(twins.worlds[1], "port", 5_000, HIDDEN);
  await twins.both((w) => w.analysed());
  const { json } = await twins.worlds[0].as("bank", "GET", "/api/v1/reports?limit=1");
  const [first] = json["items"] as readonly { readonly id: string }[];
  const paths = LOOKED_AT.flatMap((path) => {
    if (path.includes("/reports/:id")) return [path.replace(":id", first?.id ?? "")];
    if (path.includes(":")) return [];
    return QUESTIONS[path]?.map((q) => `${path}?q=${encodeURIComponent(q)}`) ?? [path];
  });
  for (const path of paths) sides.set(path, [await sideOf(twins.worlds[0], path), await sideOf(twins.worlds[1], path)]);
}, 300_000);
afterAll(async () => {
  book.close();
  await twins[Symbol.asyncDispose]();
});

describe("a question", () => {
  it("is asked with the same statements, whatever is stored out of sight", () => {
    for (const [path, [here, there]] of sides)
      expect([path, there.status, there.asked]).toEqual([path, here.status, here.asked]);
  });

  it("touches as many rows, come by in the same way, whatever is stored out of sight", () => {
    const apart = [...sides].flatMap(([path, [here, there]]) =>
      here.touched.flatMap((a, n) => {
        const b = there.touched[n];
        if (
          !b ||
          OF_EVERYTHING.test(path) ||
          BY_VALUE.test(a.text) ||
          (a.rows === b.rows && a.ways.join() === b.ways.join())
        )
          return [];
        return [
          `${path}: ${a.rows} → ${b.rows}\n  ${a.ways.join(", ")}\n  ${b.ways.join(", ")}\n  ${a.text.slice(0, 400)}`,
        ];
      }),
    );
    expect(apart).toEqual([]);
  });
});
