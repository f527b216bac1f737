/**
 * Two bodies that keep the same value from each other: what each is told when it arrives, and that whoever sends it can tell from no
 * answer, state, time or list whether anybody else keeps it.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM } from "../testing-hub.ts";
import { clock, closeRoom, key, later, officer, openRoom, police, t } from "./testing-room.ts";

let keeper: Person;
let other: Person;
beforeAll(async () => {
  await openRoom();
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      {
        slug: "north",
        kind: "defence",
        country: "XJ",
        name: { en: "North", ja: "北" },
        terms: ["compartment:north"],
      },
      { slug: "south", kind: "defence", country: "XJ", name: { en: "South", ja: "南" }, terms: ["compartment:south"] },
    ],
  });
  for (const name of ["north", "south"])
    await t.local("POST", `/local/realms/${REALM}/clearances`, {
      organisation: name,
      compartment: name,
      until: "2030-01-01T00:00:00Z",
    });
  keeper = await personOf(t, "north", "defence_liaison");
  other = await personOf(t, "south", "defence_liaison");
}, 120_000);
afterAll(closeRoom);

const TLP = {
  red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
  amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
} as const;
let made = 0;
const say = async (by: string, addresses: readonly string[], tlp: keyof typeof TLP = "amber") => {
  const at = "2026-11-20T00:00:00.000Z";
  const id = () => `44444444-0000-4000-8000-${String(++made).padStart(12, "0")}`;
  const common = { spec_version: "2.1", created: at, modified: at, object_marking_refs: [TLP[tlp]] };
  const indicators = addresses.map((a) => ({
    type: "indicator",
    id: `indicator--${id()}`,
    ...common,
    pattern: `[ipv4-addr:value = '${a}']`,
    pattern_type: "stix",
    valid_from: at,
  }));
  const report = {
    type: "report",
    id: `report--${id()}`,
    ...common,
    name: "Transfer",
    published: at,
    object_refs: indicators.map((i) => i.id),
  };
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: JSON.stringify({ type: "bundle", id: `bundle--${id()}`, objects: [report, ...indicators] }),
    headers: { "content-type": "application/stix+json;version=2.1", "idempotency-key": key() },
  });
  expect(answer.status, answer.text).toBe(202);
  await settled();
  return answer;
};
/** Until the queue has nothing left, matches among it. */
const settled = async () => {
  const left = await t.local("GET", `/local/realms/${REALM}/settled?wait=20000`);
  expect(left.json).toMatchObject({ unlinked: 0, jobs: 0 });
};
interface Signal {
  readonly cause: string;
  readonly value: string;
  readonly at: string;
}
const told = async (by: Person, value: string) =>
  ((await by.call("GET", "/api/v1/holds")).json["matches"] as Signal[]).filter((m) => m.value === value);
const desk = async (value: string) =>
  (
    (await officer.call("GET", "/api/v1/deconfliction/hits")).json["matches"] as (Signal & {
      bodies: { slug: string }[];
    })[]
  )
    .filter((m) => m.value === value)
    .map((m) => m.bodies.map((b) => b.slug).sort());

describe("a value that arrives and that somebody keeps in a compartment", () => {
  it("is told to the compartment's owner and to the officers, later, and to nobody else", async () => {
    await say("north", ["198.51.100.1"]);
    await say("police", ["198.51.100.1"], "red");
    const came = clock;
    expect(await told(keeper, "198.51.100.1")).toEqual([]);
    expect(await desk("198.51.100.1")).toEqual([]);
    await later(14);
    expect(await told(keeper, "198.51.100.1")).toEqual([]);
    await later(16);
    const [signal] = await told(keeper, "198.51.100.1");
    expect(signal).toMatchObject({ cause: "report" });
    expect(Date.parse(signal?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(came) + 15 * 60_000);
    expect(Date.parse(signal?.at ?? "") % (15 * 60_000)).toBe(0);
    expect(JSON.stringify(signal)).not.toMatch(/police/);
    expect(await told(police, "198.51.100.1")).toEqual([]);
    expect(await desk("198.51.100.1")).toEqual([["north", "police"]]);
  });

  it("is told to both where both keep it in compartments, and to nobody where one reads the other's", async () => {
    await say("north", ["198.51.100.2"]);
    await say("south", ["198.51.100.2"]);
    await say("police", ["198.51.100.3"]);
    await say("north", ["198.51.100.3"]); // police's word is open to it: there is nothing to tell
    await later(30);
    expect(await told(keeper, "198.51.100.2")).toHaveLength(1);
    expect(await told(other, "198.51.100.2")).toHaveLength(1);
    expect(JSON.stringify(await told(other, "198.51.100.2"))).not.toMatch(/north/i);
    expect(await told(keeper, "198.51.100.3")).toEqual([]);
  });

  it("is told twenty times a day at most", async () => {
    const many = Array.from({ length: 30 }, (_, n) => `203.0.113.${n + 1}`);
    await later(1440);
    await say("north", many);
    await say("police", many, "red");
    await later(30);
    const all = (await keeper.call("GET", "/api/v1/holds")).json["matches"] as Signal[];
    expect(all.filter((m) => m.value.startsWith("203.0.113.")).length).toBe(20);
  });
});

describe("who sends a value", () => {
  /** Everything that police is answered and can look at, with what is its own of names and times put aside. */
  const look = async (addresses: readonly string[], tlp: "red" | "amber"): Promise<string> => {
    const began = Date.parse(clock);
    const texts = [(await say("police", addresses, tlp)).text];
    for (const minutes of [0, 15, 30]) {
      await later(minutes);
      for (const path of [
        "reports?limit=1",
        `indicators?limit=${addresses.length}`,
        "holds",
        "tasks",
        "measures?limit=1",
        "cases?limit=1",
      ])
        texts.push((await police.call("GET", `/api/v1/${path}`)).text);
      texts.push((await t.as("police", "GET", "/api/v1/receipts?limit=1")).text);
    }
    const names = new Map<string, string>();
    const named = (found: string): string => {
      if (!names.has(found)) names.set(found, `id${names.size}`);
      return names.get(found) ?? "";
    };
    return texts
      .join("\n")
      .replaceAll("2026-11-20T00:00:00Z", "OBSERVED")
      .replaceAll(/192\.0\.2\.\d+/g, named)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
      .replaceAll(/"(?:next|sha256|digest|cursor|hash)":(?:null|"[^"]+")/g, "…")
      .replaceAll(/202[67]-\d\d-\d\dT[0-9:.]+Z/g, (at) => `T${Math.round((Date.parse(at) - began) / 1000)}`);
  };
  let next = 0;

  it("is answered the same, at the same time, with the same lists, whether or not others keep it in compartments", async () => {
    await look(["192.0.2.250"], "red"); // what came before is of one kind in all
    await look(["192.0.2.251"], "red");
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.subarray(["north", "south"], { minLength: 1 }),
        fc.constantFrom("red" as const, "amber" as const),
        async (count, keepers, tlp) => {
          const fresh = () => Array.from({ length: count }, () => `192.0.2.${++next}`);
          await look(fresh(), tlp); // the newest before is alike in both
          const without = await look(fresh(), tlp);
          const kept = fresh();
          for (const by of keepers) await say(by, kept);
          const withMatch = await look(kept, tlp);
          expect(withMatch).toBe(without);
          await later(1440);
        },
      ),
      { numRuns: 4 },
    );
  }, 240_000);
});
