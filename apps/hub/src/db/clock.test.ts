/** The realm's clock, and the house rule behind it: no other clock and no other randomness anywhere in the hub or a package. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty, asReader } from "./act.ts";
import { chanceOf } from "./chance.ts";
import { realmClock, stepClock } from "./clock.ts";
import { type TestCluster, testCluster } from "./testing.ts";
import { foundNation } from "./testing-nation.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.stop());

const START = "2026-07-01T00:00:00Z";
const nowOf = (realm: Parameters<typeof realmClock>[0]) => asDuty(realm, "door", (tx) => tx.now());

describe("a realm's clock", () => {
  it("of a replay stands still until it is stepped, and never goes back", async () => {
    const realm = await cluster.realm({ kind: "replay", clock: { kind: "stepped", at: START } });
    expect((await nowOf(realm)).toString()).toBe(START);
    expect((await stepClock(realm, Temporal.Instant.from("2026-07-02T00:00:00Z"))).toString()).toBe(
      "2026-07-02T00:00:00Z",
    );
    expect((await stepClock(realm, Temporal.Instant.from("2026-06-01T00:00:00Z"))).toString()).toBe(
      "2026-07-02T00:00:00Z",
    );
    const clock = realmClock(realm);
    expect((await clock.now()).toString()).toBe("2026-07-02T00:00:00Z");
    await stepClock(realm, Temporal.Instant.from("2026-07-03T00:00:00Z"));
    expect((await clock.now()).toString()).toBe("2026-07-03T00:00:00Z");
  });

  it("of an exercise may start elsewhere and then runs on", async () => {
    const realm = await cluster.realm({ clock: { kind: "starting", at: START } });
    const [first, second] = [await nowOf(realm), await nowOf(realm)];
    expect(Temporal.Instant.compare(second, first)).toBe(1);
    const since = first.since(Temporal.Instant.from(START)).total("minutes");
    expect(since).toBeGreaterThanOrEqual(0);
    expect(since).toBeLessThan(10);
    await expect(stepClock(realm, second)).rejects.toThrow(RangeError);
  });

  it.each([
    ["a live realm with an offset", { kind: "live", clock: { kind: "starting", at: START } }],
    ["a live realm that stands still", { kind: "live", clock: { kind: "stepped", at: START } }],
    ["a replay that runs by itself", { kind: "replay" }],
  ] as const)("of %s is refused by the database", async (_name, plan) => {
    await expect(cluster.realm(plan)).rejects.toMatchObject({ code: "23514" });
  });

  it("gives one act one instant", async () => {
    const realm = await cluster.realm();
    const { port } = await foundNation(realm);
    const [a, b] = await asReader(realm, port, async (tx) => [await tx.now(), await tx.now()]);
    expect(a?.equals(b ?? "")).toBe(true);
  });

  it("beside the database goes on with the monotonic clock alone, and asks again after a minute", async () => {
    const realm = await cluster.realm({ clock: { kind: "starting", at: START } });
    let ticks = 1_000;
    const clock = realmClock(realm, { ticks: () => ticks });
    const first = await clock.now();
    ticks += 1_500;
    expect((await clock.now()).since(first).total("milliseconds")).toBe(1_500);
    ticks -= 5_000; // a ticker that runs backwards moves nothing back
    expect((await clock.now()).equals(first)).toBe(true);
    ticks += 3_600_000;
    expect((await clock.now()).since(first).total("minutes")).toBeLessThan(10);
  });
});

describe("chance", () => {
  const secret = Buffer.alloc(32, 1);
  const seed = { actorId: "a", act: "k" };

  it("of one act is the same in two runs of a replay, whatever happened between", () => {
    const one = chanceOf(secret, seed, true);
    const drawn = [one.uuid(), one.bytes(5).toString("hex"), one.uuid()];
    chanceOf(secret, { actorId: "a", act: "other" }, true).bytes(100);
    const again = chanceOf(secret, seed, true);
    expect([again.uuid(), again.bytes(5).toString("hex"), again.uuid()]).toEqual(drawn);
  });

  it("differs by actor, by act, by realm, and never runs two names together", () => {
    const first = (s: Buffer, actorId: string, act: string) => chanceOf(s, { actorId, act }, true).uuid();
    const drawn = [
      first(secret, "a", "k"),
      first(secret, "b", "k"),
      first(secret, "a", "l"),
      first(Buffer.alloc(32, 2), "a", "k"),
      first(secret, "ak", ""),
      first(secret, "", "ak"),
    ];
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it("of a live realm cannot be foretold", () => {
    expect(chanceOf(secret, seed, false).uuid()).not.toBe(chanceOf(secret, seed, false).uuid());
  });

  it("gives ids in the form of a UUID of version 4", () => {
    const chance = chanceOf(secret, seed, true);
    for (let n = 0; n < 50; n++)
      expect(chance.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the house", () => {
  const ROOT = join(import.meta.dirname, "../../../..");
  const CLOCKS =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bTemporal\.Now\b|\bnow\(\)(?=[^;]*\bas timestamptz\b)/;
  const DICE = /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b|\bgetRandomValues\b|\bgenerateKey/;
  const SQL =
    /(?<![\w.])(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|gen_random_uuid|uuidv[47]|gen_random_bytes|random)\s*\(|\bcurrent_(?:timestamp|date|time)\b|\blocaltime(?:stamp)?\b/i;

  /** The few places that may, each with its reason. A place that no longer needs it must go from the list. */
  const ALLOWED: Readonly<Record<string, string>> = {
    "apps/hub/src/db/chance.ts": "the one source of randomness",
    "apps/hub/src/db/clock.ts": "the one look at the machine's clocks, for the port beside the database",
    "apps/hub/src/db/realm.ts": "the start of a realm's clock is its distance from the database's own",
    "apps/hub/src/db/migrate.ts": "when a schema was changed is a fact of the machine, not of the realm",
    "apps/hub/src/db/migrations/0001-realm.sql": "realm_now() itself",
    "apps/hub/src/http/console.ts": "a fresh nonce for each page's content policy",
    "apps/hub/src/http/app.ts": "a request's id, which only the server's own log repeats",
    "apps/hub/src/accounts/realm-data/store.ts":
      "lets a demo's clock run on from an instant: its distance from the database's own",
    "apps/hub/src/intake/uploads/routes.ts": "an upload that came without a key is an act of its own",
  };

  function* sources(folder: string): Generator<string> {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(ROOT, join(entry.parentPath, entry.name));
      if (
        entry.isFile() &&
        /\.(ts|sql)$/.test(path) &&
        !/node_modules|\.test\.ts$|\.d\.ts$|\/dist\/|testing/.test(path)
      )
        yield path;
    }
  }

  /** Comments and, for SQL words, everything that is no string are no calls. */
  function offences(path: string): string[] {
    const text = readFileSync(join(ROOT, path), "utf8");
    if (path.endsWith(".sql")) return lines(text.replace(/--.*$/gm, ""), [SQL]);
    const code = text
      .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""))
      .replace(/(?<![:"'`])\/\/.*$/gm, "");
    const strings = [...code.matchAll(/`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"/g)]
      .map((match) => match[0])
      .filter((one) => /\b(select|insert|update|delete|create)\b/i.test(one));
    return [...lines(code, [CLOCKS, DICE]), ...strings.flatMap((one) => lines(one, [SQL]))];
  }

  const lines = (text: string, rules: readonly RegExp[]) =>
    text
      .split("\n")
      .filter((line) => rules.some((rule) => rule.test(line)))
      .map((line) => line.trim());

  it("knows no other clock and no other randomness, in TypeScript or in SQL", () => {
    const found = ["packages", "apps/hub"]
      .flatMap((folder) => [...sources(folder)])
      .filter((path) => !(path in ALLOWED))
      .flatMap((path) => offences(path).map((line) => `${path}: ${line}`));
    expect(found).toEqual([]);
  });

  it("has no place on its list that does not need to be there", () => {
    expect(Object.keys(ALLOWED).filter((path) => offences(path).length === 0)).toEqual([]);
  });

  it.each([
    ["Date.now()", CLOCKS],
    ["new Date()", CLOCKS],
    ["performance.now()", CLOCKS],
    ["Temporal.Now.instant()", CLOCKS],
    ["Math.random()", DICE],
    ["crypto.randomUUID()", DICE],
    ["select now()", SQL],
    ["default current_timestamp", SQL],
    ["default gen_random_uuid()", SQL],
    ["order by random()", SQL],
  ])("would notice %s", (line, rule) => {
    expect(lines(line, [rule])).toEqual([line]);
  });

  it.each(["await tx.now()", "new Date(0)", "select realm_now()", "r.known()", "randomness"])(
    "does not mind %s",
    (line) => {
      expect(lines(line, [CLOCKS, DICE, SQL])).toEqual([]);
    },
  );

  it("lets only the rooms of db/ and keeping/ reach a raw connection", () => {
    const reaching = [...sources("apps/hub")]
      .filter((path) => !/^apps\/hub\/src\/(db|keeping)\/|^apps\/hub\/src\/doctor\.ts$/.test(path))
      .filter((path) =>
        /from "(?:[^"]*\/db\/(?:pools|admin|testing)\.ts|pg|pg-copy-streams)"/.test(
          readFileSync(join(ROOT, path), "utf8"),
        ),
      );
    expect(reaching).toEqual([]);
  });
});
