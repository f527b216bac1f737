/**
 * Real hubs that release to each other, in person and as eagerly as can be: two both ways, and three in a ring. What one hub said comes
 * back to it, and nothing grows by that: no package, no collection, no list of reports.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

type Name = "a" | "b" | "c";
const NAMES: readonly Name[] = ["a", "b", "c"];
const ROUNDS = 4;

interface Gate {
  readonly server: Server;
  readonly host: string;
  target: string;
}
const gates = new Map<Name, Gate>();
const hubs = new Map<Name, TestHub>();
let n = 0;
const key = () => ({ "idempotency-key": `r${++n}` });

/** A partner's address is known before its hub has one. */
async function gate(): Promise<Gate> {
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(req.headers))
      if (typeof value === "string" && !["host", "connection", "content-length", "transfer-encoding"].includes(name))
        headers.set(name, value);
    const body = Buffer.concat(parts);
    const sent = await fetch(one.target + (req.url ?? ""), {
      method: req.method ?? "GET",
      headers,
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const text = await sent.text();
    res.writeHead(sent.status, { "content-type": sent.headers.get("content-type") ?? "" }).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const one: Gate = { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, target: "" };
  return one;
}

const hub = (name: Name): TestHub => {
  const found = hubs.get(name);
  if (!found) throw new Error(`no hub ${name}`);
  return found;
};

beforeAll(async () => {
  for (const name of NAMES) gates.set(name, await gate());
  const env = { NOROSHI_EXERCISE_PARTNER_HOSTS: [...gates.values()].map((g) => g.host).join(",") };
  for (const name of NAMES) {
    const t = await testHub({ env });
    hubs.set(name, t);
    const own = gates.get(name);
    if (own) own.target = t.hub.url;
    await t.local("POST", `/local/realms/${REALM}/organisations`, {
      organisations: NAMES.filter((o) => o !== name).map((o) => ({
        slug: `hub-${o}`,
        kind: "isac",
        country: "XJ",
        name: { en: `Hub ${o}`, ja: `ハブ${o}` },
      })),
    });
  }
}, 120_000);
afterAll(async () => {
  for (const t of hubs.values()) await t[Symbol.asyncDispose]();
  for (const g of gates.values()) g.server.close();
});

/** From now on what `from` releases to the hub `to` is put into that hub's collection. */
async function channel(from: Name, to: Name): Promise<void> {
  const kept = await hub(from).as("office", "POST", "/api/v1/channels", {
    body: JSON.stringify({
      body: `hub-${to}`,
      way: "taxii",
      address: `http://${gates.get(to)?.host}/taxii2/${REALM}/collections/submissions/`,
      secret: await hub(to).keyOf(`hub-${from}`),
    }),
    headers: key(),
  });
  expect(kept.status, kept.text).toBe(202);
}

async function reports(name: Name): Promise<readonly string[]> {
  const page = await hub(name).as("office", "GET", "/api/v1/reports?limit=200");
  return (page.json["items"] as { id: string }[]).map((r) => r.id).sort();
}

/** Releases everything that the office sees to a body, and waits until every partner has it. */
async function releaseAll(name: Name, to: string): Promise<void> {
  const t = hub(name);
  for (const report of await reports(name)) {
    const body = JSON.stringify({ report, to: [to], audience: "partners" });
    const sent = await t.as("office", "POST", "/api/v1/releases", { body, headers: key() });
    expect(sent.status, sent.text).toBe(202);
  }
  for (;;) {
    const log = (await t.as("office", "GET", "/api/v1/dispatches?limit=200")).json;
    const items = log["items"] as { state: string; code: string | null }[];
    expect(items.filter((d) => d.state === "dead" || d.state === "in_part")).toEqual([]);
    if (items.every((d) => d.state === "delivered")) break;
    await pause(50);
  }
  for (const other of hubs.values()) await other.settled();
}

/** All that a body was ever handed, as objects with their versions. */
async function heldBy(name: Name, body: string): Promise<readonly string[]> {
  const page = await hub(name).as(body, "GET", `/taxii2/${REALM}/collections/released/manifest/?match[version]=all`);
  const { objects = [] } = page.json as { objects?: { id: string; version: string }[] };
  return objects.map((o) => `${o.id} ${o.version}`).sort();
}
async function valuesOf(name: Name, body: string): Promise<readonly string[]> {
  const page = await hub(name).as(body, "GET", `/taxii2/${REALM}/collections/released/objects/?match[type]=indicator`);
  const { objects = [] } = page.json as { objects?: { name: string }[] };
  return objects.map((o) => o.name).sort();
}

/** How sure a hub says that it is of each value, version by version. */
async function surenessOf(name: Name, body: string): Promise<readonly (readonly [string, number])[]> {
  const all = `/taxii2/${REALM}/collections/released/objects/?match[type]=indicator&match[version]=all`;
  const { objects = [] } = (await hub(name).as(body, "GET", all)).json as {
    objects?: { name: string; confidence: number }[];
  };
  return objects.map((o) => [o.name, o.confidence] as const);
}

const PARTNERS: readonly (readonly [Name, string])[] = [
  ["a", "hub-b"],
  ["b", "hub-c"],
  ["c", "hub-b"],
  ["c", "hub-a"],
  ["a", "alpha"],
  ["b", "alpha"],
  ["c", "alpha"],
];
/** What every hub has taken in, and what every partner has got from it. */
async function everything(): Promise<unknown> {
  const state: unknown[] = [];
  for (const name of NAMES) state.push(await reports(name));
  for (const [name, body] of PARTNERS) state.push(await heldBy(name, body));
  return state;
}

async function says(name: Name, body: string, address: string): Promise<void> {
  const t = hub(name);
  const sent = await t.as(body, "POST", "/api/v1/reports", {
    body: bundle(++n, { addresses: [address] }),
    headers: key(),
  });
  expect(sent.status, sent.text).toBe(202);
  await t.settled();
}

/** Released at home only: the police's terms keep them from abroad. */
const [SECRET, OTHER_SECRET] = ["203.0.113.151", "203.0.113.152"] as const;

describe("two hubs that release to each other both ways", () => {
  it("go quiet, and a value that comes back is released to nobody who might not have it before", async () => {
    await channel("b", "c");
    await channel("c", "b");
    await says("b", "police", OTHER_SECRET);
    const turn = async (): Promise<void> => {
      await releaseAll("b", "hub-c");
      await releaseAll("c", "hub-b");
    };
    await turn();
    await turn();
    expect(await valuesOf("c", "hub-b")).toEqual([OTHER_SECRET]);
    const before = await everything();
    for (let round = 0; round < ROUNDS; round++) await turn();
    expect(await everything()).toEqual(before);
    await releaseAll("b", "alpha");
    expect(await valuesOf("b", "alpha")).toEqual([]);
  }, 120_000);
});

describe("three hubs in a ring", () => {
  it("go quiet, no later release grows by what comes round, and what another hub adds of its own does come through", async () => {
    await channel("a", "b");
    await channel("c", "a");
    await says("a", "police", SECRET);
    const own = "198.51.100.33";
    await says("c", "port", own);
    const turn = async (): Promise<void> => {
      await releaseAll("a", "hub-b");
      await releaseAll("b", "hub-c");
      await releaseAll("c", "hub-a");
      await releaseAll("a", "alpha");
    };
    await turn();
    // Hub C was never given the value by hub A: only its way tells that it is A's own word.
    expect(await valuesOf("c", "hub-a")).toEqual([own, SECRET, OTHER_SECRET].sort());
    expect(await valuesOf("a", "alpha")).toEqual([own]);
    await turn();
    await turn();
    const before = await everything();
    for (let round = 0; round < 2; round++) await turn();
    expect(await everything()).toEqual(before);
    expect(await valuesOf("a", "alpha")).toEqual([own]);
    // Nobody has become surer of a value by hearing its own word again.
    expect(await surenessOf("a", "hub-b")).toEqual(expect.arrayContaining([[SECRET, 50]]));
    for (const [name, body] of PARTNERS)
      for (const [value, sure] of await surenessOf(name, body))
        expect([name, body, value, sure]).toEqual([name, body, value, 50]);
  }, 240_000);
});
