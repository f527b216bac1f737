/** Packages go out to partners over a whole hub: real HTTP, partners of every manner, a stepped clock. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Dispatch, PartnerChannel } from "@noroshi/api";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

const TAXII = "application/taxii+json;version=2.1";

interface Got {
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}
const got: Got[] = [];
const hung: ServerResponse[] = [];
let answers: (got: Got, res: ServerResponse) => void = took;
let partner: Server;
let host: string;
let t: TestHub;
let office: Person;
let n = 0;

function took(_: Got, res: ServerResponse): void {
  res.writeHead(202, { "content-type": TAXII }).end(JSON.stringify({ id: "s1", status: "complete", failure_count: 0 }));
}

beforeAll(async () => {
  partner = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (p: Buffer) => parts.push(p));
    req.on("end", () => {
      const one = { path: req.url ?? "", body: Buffer.concat(parts).toString(), headers: req.headers };
      got.push(one);
      if (one.path.startsWith("/slow/")) hung.push(res);
      else answers(one, res);
    });
  });
  await new Promise<void>((ready) => partner.listen(0, "127.0.0.1", () => ready()));
  host = `127.0.0.1:${(partner.address() as AddressInfo).port}`;
  t = await testHub({ env: { NOROSHI_EXERCISE_PARTNER_HOSTS: host } });
  await stepTo("2026-12-01T00:00:00Z");
  office = await personOf(t, "office", "releasability_officer");
}, 60_000);
afterAll(async () => {
  for (const res of hung) res.destroy();
  await t[Symbol.asyncDispose]();
  partner.close();
});

// What one test leaves open would reach into the next one's partner, also where it failed half-way.
afterEach(async () => {
  for (const c of await channels()) if (c.state !== "ended") await keep({ id: c.id, state: "ended" });
});

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const key = () => ({ "idempotency-key": `x${++n}` });
const keep = (json: unknown) => office.call("POST", "/api/v1/channels", { json, headers: key() });
const channels = async () => (await office.call("GET", "/api/v1/channels")).json["items"] as PartnerChannel[];
const log = async (query = "") =>
  (await office.call("GET", `/api/v1/dispatches${query}`)).json["items"] as readonly Dispatch[];

async function open(body: string, way: string, path: string, more: Record<string, unknown> = {}): Promise<string> {
  const kept = await keep({ body, way, address: `http://${host}${path}`, ...more });
  expect(kept.status, kept.text).toBe(202);
  return String(kept.json["id"]);
}

/** A report of the port with a value that nothing has had, released. */
async function release(to: readonly string[], addresses = [`198.51.100.${++n}`]): Promise<string> {
  const sent = await t.as("port", "POST", "/api/v1/reports", { body: bundle(++n, { addresses }), headers: key() });
  await t.settled();
  const order = { report: sent.json["reportId"], to, audience: "those at risk" };
  const ordered = await office.call("POST", "/api/v1/releases", { json: order, headers: key() });
  expect(ordered.status, ordered.text).toBe(202);
  return String(ordered.json["id"]);
}

/** Asked until it is so; what never becomes so fails by the test's own limit. */
async function until<T>(ask: () => Promise<T>, so: (found: T) => boolean): Promise<T> {
  for (;;) {
    expect(t.logged).toEqual([]);
    const found = await ask();
    if (so(found)) return found;
    await pause(50);
  }
}
const of = (releaseId: string) => async (): Promise<Dispatch | undefined> =>
  (await log("?limit=200")).find((d) => d.release === releaseId);
const settledAs = (releaseId: string, state: string) => until(of(releaseId), (d) => d?.state === state);
const triedOnce = (releaseId: string) => until(of(releaseId), (d) => (d?.tries ?? 0) > 0);

describe("a channel to a partner", () => {
  it("is opened by the office alone, to hosts that the hub's operator has opened, and its key is never read again", async () => {
    const elsewhere = await keep({ body: "bank", way: "taxii", address: "http://192.0.2.1/c/" });
    expect([elsewhere.status, elsewhere.json["code"]]).toEqual([422, "NOT_UNDERSTOOD"]);
    const inside = await keep({ body: "bank", way: "taxii", address: `http://u:p@${host}/c/` });
    expect(inside.status).toBe(422);
    const id = await open("police", "taxii", "/police/", { login: "noroshi", secret: "hidden-key-1" });
    const shown = await office.call("GET", "/api/v1/channels");
    expect(shown.text).toContain(id);
    expect(shown.text).not.toContain("hidden-key-1");
    expect((await channels()).find((c) => c.id === id)).toMatchObject({ hasSecret: true, state: "open" });
    await keep({ id, state: "ended" });
    expect((await keep({ id, state: "open" })).status).toBe(404);
  });
});

describe("what is released", () => {
  it("reaches the partner's collection with the office, the markings and the values, and the log says so", async () => {
    answers = took;
    const id = await open("bank", "taxii", "/t/", { secret: "k" });
    const done = await settledAs(await release(["bank"], ["198.51.100.200"]), "delivered");
    expect(done).toMatchObject({ code: "DELIVERED", tries: 1, endedAt: "2026-12-01T00:00:00Z", channel: id });
    const post = got.findLast((g) => g.path === "/t/objects/");
    expect(post?.headers["authorization"]).toBe("Bearer k");
    const { objects } = JSON.parse(post?.body ?? "{}") as { objects: { type: string; name?: string }[] };
    expect(objects.map((o) => o.type)).toEqual(["identity", "extension-definition", "marking-definition", "indicator"]);
    expect(objects.at(-1)?.name).toBe("198.51.100.200");
    await keep({ id, state: "ended" });
  });

  it("stands on the recipient's lists to block by, and on nobody else's; a list that did not change is told so", async () => {
    await release(["bank"], ["198.51.100.201"]);
    const list = await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.txt");
    expect(list.text.split("\n")).toContain("198.51.100.201");
    expect((await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.rpz")).text).toContain(
      "32.201.100.51.198.rpz-ip CNAME .",
    );
    expect((await t.as("police", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).not.toContain("198.51.100.201");
    for (const feed of ["lists/ipv4.txt", "misp/manifest.json"]) {
      const etag = (await t.as("bank", "GET", `/api/v1/feeds/${feed}`)).headers.get("etag") ?? "";
      const again = await t.as("bank", "GET", `/api/v1/feeds/${feed}`, {
        headers: { "if-none-match": `"x", W/${etag}` },
      });
      expect([feed, again.status, again.text]).toEqual([feed, 304, ""]);
    }
    for (const since of ["0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z"])
      expect((await t.as("bank", "GET", `/api/v1/feeds/lists/ipv4.changes?since=${since}`)).status).toBe(400);
    expect((await t.as("bank", "GET", "/api/v1/feeds/lists/whatever.txt")).status).toBe(404);
  });

  it("reaches a gateway as a signed note with the bundle as it was handed over and the number of the delivery", async () => {
    answers = (_, res) => void res.writeHead(204).end();
    const id = await open("bank", "webhook", "/hook");
    await settledAs(await release(["bank"]), "delivered");
    const note = got.findLast((g) => g.path === "/hook");
    const signing = (await channels()).find((c) => c.id === id)?.signingKey ?? "";
    const [, at, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(note?.headers["noroshi-signature"])) ?? [];
    expect(mac).toBe(createHmac("sha256", Buffer.from(signing, "hex")).update(`${at}.${note?.body}`).digest("hex"));
    const said = JSON.parse(note?.body ?? "{}") as { delivery: string; exercise: boolean; package: unknown };
    expect(note?.headers["noroshi-delivery"]).toBe(said.delivery);
    expect(said.exercise).toBe(true);
    const own = await t.as("bank", "GET", `/api/v1/deliveries/${said.delivery}/package`);
    expect(said.package).toEqual(own.json);
    await keep({ id, state: "ended" });
  });

  it("is tried again with growing waits while the partner is away, is given up in sight, and goes out when it is sent again", async () => {
    answers = (_, res) => void res.writeHead(500).end();
    const id = await open("bank", "webhook", "/away");
    const releaseId = await release(["bank"]);
    const first = await triedOnce(releaseId);
    expect(first).toMatchObject({ state: "waiting", code: "SERVER_FAULT", nextAt: "2026-12-01T00:00:30Z" });
    expect(first?.say?.en).toContain("tried again by itself");
    answers = (_, res) => void res.writeHead(410).end();
    await stepTo("2026-12-01T00:00:30Z");
    await office.call("POST", `/api/v1/dispatches/${first?.id}/again`, { json: {}, headers: key() });
    const dead = await settledAs(releaseId, "dead");
    expect(dead?.log.map((l) => l.code)).toEqual(["NO_SUCH_COLLECTION", "SERVER_FAULT"]);
    expect((await log("?show=dead")).map((d) => d.id)).toContain(dead?.id);
    answers = (_, res) => void res.writeHead(204).end();
    const again = await office.call("POST", `/api/v1/dispatches/${dead?.id}/again`, { json: {}, headers: key() });
    expect(again.status).toBe(202);
    expect((await settledAs(releaseId, "delivered"))?.tries).toBe(1);
    // However often it is tried, it is one delivery by its number: whoever got it twice has it once.
    const numbers = got.filter((g) => g.path === "/away").map((g) => g.headers["noroshi-delivery"]);
    expect([numbers.length, new Set(numbers).size]).toEqual([3, 1]);
    // What has arrived is not sent again, and another body knows nothing of it.
    const arrived = await office.call("POST", `/api/v1/dispatches/${dead?.id}/again`, { json: {}, headers: key() });
    expect(arrived.status).toBe(404);
    await keep({ id, state: "ended" });
  });

  it("reaches everybody else while one partner does not answer, and the slow one gets its turn", async () => {
    answers = (_, res) => void res.writeHead(204).end();
    const slow = await open("police", "webhook", "/slow/1");
    const quick = await open("bank", "webhook", "/quick");
    const late = await release(["police"]);
    await until(
      async () => hung.length,
      (h) => h > 0,
    );
    try {
      for (let k = 0; k < 3; k++) {
        const one = await release(["bank"]);
        await expect.poll(async () => (await of(one)())?.state, { timeout: 15_000 }).toBe("delivered");
      }
      expect((await of(late)())?.state).toBe("waiting");
    } finally {
      for (const res of hung.splice(0)) res.writeHead(204).end();
    }
    expect((await settledAs(late, "delivered"))?.code).toBe("DELIVERED");
    await keep({ id: slow, state: "ended" });
    await keep({ id: quick, state: "ended" });
  });

  it("waits while its channel is paused, and ends with the channel", async () => {
    answers = (_, res) => void res.writeHead(204).end();
    const id = await open("bank", "webhook", "/paused");
    await keep({ id, state: "paused" });
    const first = await release(["bank"]);
    expect(await of(first)()).toMatchObject({ state: "waiting", tries: 0 });
    await keep({ id, state: "open" });
    await settledAs(first, "delivered");
    await keep({ id, state: "paused" });
    const second = await release(["bank"]);
    await keep({ id, state: "ended" });
    expect((await settledAs(second, "dead"))?.code).toBe("CHANNEL_ENDED");
    expect(got.filter((g) => g.path === "/paused").length).toBe(1);
  });

  it("ends alike for the orderer whether the recipient gets something or nothing", async () => {
    answers = took;
    const id = await open("alpha", "taxii", "/nothing/", { secret: "k" });
    // The police give nothing abroad.
    const sent = await t.as("police", "POST", "/api/v1/reports", {
      body: bundle(++n, { addresses: ["198.51.100.77"] }),
      headers: key(),
    });
    await t.settled();
    const order = { report: sent.json["reportId"], to: ["alpha"], audience: "allies" };
    const ordered = await office.call("POST", "/api/v1/releases", { json: order, headers: key() });
    answers = (_, res) => void res.writeHead(200, { "content-type": TAXII }).end(JSON.stringify({ id: "c" }));
    const done = await settledAs(String(ordered.json["id"]), "delivered");
    expect([done?.code, done?.tries]).toEqual(["DELIVERED", 1]);
    expect(got.filter((g) => g.path.startsWith("/nothing/")).map((g) => g.path)).toEqual(["/nothing/"]);
    await keep({ id, state: "ended" });
  });
});

describe("a subscription", () => {
  const feed = new Map<string, string>();
  const event = (k: number, address: string, at: number) =>
    JSON.stringify({
      Event: {
        uuid: `77777777-0000-4000-8000-${String(k).padStart(12, "0")}`,
        info: "seen",
        date: "2026-11-20",
        timestamp: String(at),
        Tag: [{ name: "tlp:green" }],
        Attribute: [
          {
            uuid: `88888888-0000-4000-8000-${String(k).padStart(12, "0")}`,
            type: "ip-dst",
            to_ids: true,
            value: address,
          },
        ],
      },
    });
  const serveFeed = (one: Got, res: ServerResponse): void => {
    const name = one.path.split("/").at(-1) ?? "";
    const manifest = [...feed].map(([uuid, text]) => [
      uuid,
      { timestamp: (JSON.parse(text) as { Event: { timestamp: string } }).Event.timestamp },
    ]);
    const body =
      name === "manifest.json" ? JSON.stringify(Object.fromEntries(manifest)) : feed.get(name.replace(".json", ""));
    res.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" }).end(body);
  };
  const put = (k: number, address: string, at: number): void => {
    const text = event(k, address, at);
    feed.set((JSON.parse(text) as { Event: { uuid: string } }).Event.uuid, text);
  };
  const roundOf = (id: string, so: (c: PartnerChannel) => boolean) =>
    until(
      async () => (await channels()).find((c) => c.id === id),
      (c) => c !== undefined && so(c),
    );

  it("takes a partner's MISP feed on its own schedule as that partner's reports, and only what changed since", async () => {
    answers = serveFeed;
    put(1, "198.51.100.241", 100);
    put(2, "198.51.100.242", 100);
    const held = async () =>
      ((await t.as("bank", "GET", "/api/v1/reports?limit=200")).json["items"] as unknown[]).length;
    const before = await held();
    const id = await open("bank", "misp_feed", "/feed/", { everyMinutes: 30 });
    const first = await roundOf(id, (c) => c.subscription?.lastCode !== null);
    expect(first?.subscription).toMatchObject({ lastCode: "DRAINED", taken: 2, failures: 0 });
    expect((await held()) - before).toBe(2);
    put(3, "198.51.100.243", 101);
    const asked = got.length;
    await stepTo("2026-12-01T01:00:00Z");
    const next = await roundOf(id, (c) => (c.subscription?.taken ?? 0) > 2);
    expect(next?.subscription).toMatchObject({ lastAt: "2026-12-01T01:00:00Z", nextAt: "2026-12-01T01:30:00Z" });
    expect(got.slice(asked).filter((g) => g.path.startsWith("/feed/")).length).toBe(2);
    await keep({ id, state: "ended" });
  });

  it("says how a round failed and when the next one begins, and goes on by itself when the partner is back", async () => {
    answers = (_, res) => void res.writeHead(503, { "retry-after": "7200" }).end();
    const id = await open("bank", "taxii_pull", "/c/", { everyMinutes: 5 });
    const failed = await roundOf(id, (c) => c.subscription?.lastCode !== null);
    expect(failed?.subscription).toMatchObject({
      lastCode: "AGAIN_LATER",
      failures: 1,
      nextAt: "2026-12-01T03:00:00Z",
    });
    expect(failed?.subscription?.say?.ja).toContain("後で");
    answers = (_, res) =>
      void res.writeHead(200, { "content-type": TAXII, "x-taxii-date-added-last": "2026-11-30T00:00:00.000001Z" }).end(
        JSON.stringify({
          more: false,
          objects: (JSON.parse(bundle(++n, { addresses: ["198.51.100.244"] })) as { objects: unknown[] }).objects,
        }),
      );
    await stepTo("2026-12-01T03:00:00Z");
    const back = await roundOf(id, (c) => c.subscription?.lastCode === "DRAINED");
    expect(back?.subscription).toMatchObject({ taken: 2, failures: 0, nextAt: "2026-12-01T03:05:00Z" });
    await keep({ id, state: "ended" });
  });
});

describe("a list to block by", () => {
  it("lets a value go at its end, and says that it changed", async () => {
    const { objects, ...rest } = JSON.parse(bundle(++n, { addresses: ["198.51.100.250"] })) as {
      objects: Record<string, unknown>[];
    };
    const ending = objects.map((o) => (o["type"] === "indicator" ? { ...o, valid_until: "2026-12-01T05:00:00Z" } : o));
    const body = JSON.stringify({ ...rest, objects: ending });
    const sent = await t.as("port", "POST", "/api/v1/reports", { body, headers: key() });
    await t.settled();
    const order = { report: sent.json["reportId"], to: ["bank"], audience: "those at risk" };
    await office.call("POST", "/api/v1/releases", { json: order, headers: key() });
    const list = (tag?: string) =>
      t.as(
        "bank",
        "GET",
        "/api/v1/feeds/lists/ipv4.txt",
        tag === undefined ? {} : { headers: { "if-none-match": tag } },
      );
    const before = await list();
    expect(before.text).toContain("198.51.100.250\n");
    await stepTo("2026-12-01T05:00:00Z");
    const after = await list(before.headers.get("etag") ?? "");
    expect([after.status, after.text.includes("198.51.100.250\n")]).toEqual([200, false]);
  });
});
