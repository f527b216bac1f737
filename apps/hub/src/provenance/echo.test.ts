/** What was handed over, its echoes, releases by the same rule, and clearances that end. Real database, real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundWorld, REALM, type World } from "../worlds/testing-twins.ts";

let w: World;
let n = 0;
const minute = (m: number): string => new Date(Date.UTC(2026, 10, 20, 1, m)).toISOString();
beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

const MARK = { green: "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", amber: "55d920b0-5e8b-4f79-9ee9-91f868d9b421" };
const uuid = (k: number): string => `22222222-0000-4000-8000-${String(k).padStart(12, "0")}`;

async function send(by: string, addresses: readonly string[], tlp: keyof typeof MARK = "amber"): Promise<string> {
  const at = "2026-11-20T00:00:00.000Z";
  const common = { spec_version: "2.1", created: at, modified: at };
  const marked = { object_marking_refs: [`marking-definition--${MARK[tlp]}`] };
  const indicators = addresses.map((a) => ({
    type: "indicator",
    id: `indicator--${uuid(++n)}`,
    ...common,
    ...marked,
    pattern: `[ipv4-addr:value = '${a}']`,
    pattern_type: "stix",
    valid_from: at,
  }));
  const refs = { object_refs: indicators.map((i) => i.id) };
  const head = { type: "report", id: `report--${uuid(++n)}`, ...common, ...marked, name: "t", published: at, ...refs };
  const body = JSON.stringify({ type: "bundle", id: `bundle--${uuid(++n)}`, objects: [head, ...indicators] });
  const headers = { "content-type": "application/stix+json;version=2.1", "idempotency-key": `e${n}` };
  const answer = await w.as(by, "POST", "/api/v1/reports", { body, headers });
  expect(answer.status).toBe(202);
  await w.settled();
  return String(answer.json["reportId"]);
}

const sees = async (reader: string, value: string): Promise<boolean> =>
  ((await w.as(reader, "GET", `/api/v1/indicators?value=${value}`)).json["items"] as unknown[]).length > 0;

describe("a value that a body was handed", () => {
  it("is an echo when it comes back from it: it serves nobody that the source did not serve, and is grouped where it is seen beside its source alone", async () => {
    await w.step(minute(0));
    await send("police", ["203.0.113.201"]); // police words stay in the country
    expect(await sees("bank", "203.0.113.201")).toBe(true);
    expect(await sees("alpha", "203.0.113.201")).toBe(false);
    await w.step(minute(1));
    await send("bank", ["203.0.113.201", "203.0.113.202"], "green");
    expect(await sees("alpha", "203.0.113.202")).toBe(true);
    expect(await sees("alpha", "203.0.113.201")).toBe(false);
    // A report of nothing but echoes is not there for who sees no source.
    const grouped = async (reader: string, id: string): Promise<number | undefined> => {
      const answer = (await w.as(reader, "GET", "/api/v1/groups")).json["groups"];
      const groups = answer as { report: string; indicators: number }[][];
      return groups.flat().find((r) => r.report === id)?.indicators;
    };
    const echoes = await send("bank", ["203.0.113.201"], "green");
    expect([await grouped("port", echoes), await grouped("alpha", echoes)]).toEqual([1, undefined]);
  });

  it("is no echo when the body had said it before", async () => {
    await w.step(minute(2));
    await send("bank", ["203.0.113.211"]);
    await w.step(minute(3));
    await send("police", ["203.0.113.211"]);
    expect(await sees("bank", "203.0.113.211")).toBe(true);
    await w.step(minute(4));
    await send("bank", ["203.0.113.211"], "green");
    expect(await sees("alpha", "203.0.113.211")).toBe(true);
  });

  it("is handed over by a release too, and the recipient alone reads its package", async () => {
    await w.step(minute(5));
    const report = await send("ministry", ["203.0.113.221"]);
    const order = JSON.stringify({ report, to: ["isac"], audience: "sector" });
    const told = await w.as("office", "POST", "/api/v1/releases", {
      body: order,
      headers: { "idempotency-key": "r1" },
    });
    expect(told.json["outcome"]).toBe("recorded");
    const page = await w.as("isac", "GET", "/api/v1/deliveries");
    const [delivery] = page.json["items"] as { id: string; count: number; tlp: string }[];
    expect(delivery).toMatchObject({ count: 1, tlp: "amber" });
    expect((await w.as("office", "GET", `/api/v1/deliveries/${delivery?.id}`)).status).toBe(404);
    expect((await w.as("isac", "GET", `/api/v1/releases/${told.json["id"]}`)).status).toBe(404);
    await w.step(minute(6));
    await send("isac", ["203.0.113.221", "203.0.113.222"]);
    const again = JSON.stringify({ report, to: ["port"], audience: "sector" });
    expect(
      (await w.as("bank", "POST", "/api/v1/releases", { body: again, headers: { "idempotency-key": "r2" } })).status,
    ).toBe(403);
  });
});

describe("a clearance", () => {
  it("opens a compartment from its instant and closes it at its end, for keys that are in use", async () => {
    const terms = { slug: "ministry", kind: "ministry", country: "XJ", name: { en: "ministry", ja: "ministry" } };
    await w.local("POST", `/local/realms/${REALM}/organisations`, {
      organisations: [{ ...terms, terms: ["compartment:north"] }],
    });
    await w.step(minute(10));
    await send("ministry", ["203.0.113.231"], "green");
    expect(await sees("port", "203.0.113.231")).toBe(false);
    await w.local("POST", `/local/realms/${REALM}/clearances`, {
      organisation: "port",
      compartment: "north",
      since: minute(12),
      until: minute(14),
    });
    const seen = [];
    for (const m of [11, 12, 13, 14]) {
      await w.step(minute(m));
      seen.push(await sees("port", "203.0.113.231"));
    }
    expect(seen).toEqual([false, true, true, false]);
  });
});
