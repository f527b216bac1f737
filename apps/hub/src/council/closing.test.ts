/** A membership that is suspended closes everything that leads to its body, at that instant, over a whole hub: each way for itself. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Dispatch, PartnerChannel } from "@noroshi/api";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lookInto } from "../faults/testing-child.ts";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { type Council, councilOf } from "./testing-council.ts";

const TAXII = "application/taxii+json;version=2.1";
const COLLECTIONS = `/taxii2/${REALM}/collections/`;

let t: TestHub;
let c: Council;
let office: SignedIn;
let bank: SignedIn;
let partner: Server;
let host: string;
let n = 0;
const asked: string[] = [];
let answers: (path: string, res: ServerResponse) => void = gone;

function gone(_: string, res: ServerResponse): void {
  res.writeHead(503).end();
}

beforeAll(async () => {
  partner = createServer((req: IncomingMessage, res) => {
    req.resume().on("end", () => {
      asked.push(req.url ?? "");
      answers(req.url ?? "", res);
    });
  });
  await new Promise<void>((ready) => partner.listen(0, "127.0.0.1", () => ready()));
  host = `127.0.0.1:${(partner.address() as AddressInfo).port}`;
  t = await testHub({ env: { NOROSHI_EXERCISE_PARTNER_HOSTS: host } });
  await stepTo("2026-12-01T00:00:00Z");
  [office, bank] = [await personOf(t, "office", "releasability_officer"), await personOf(t, "bank", "sector_analyst")];
  c = await councilOf(t);
  await c.publish("Members keep what they are told.");
  await c.admit(bank, "bank");
}, 60_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  partner.closeAllConnections();
  partner.close();
});
beforeEach(() => {
  asked.length = 0;
  answers = gone;
});
afterEach(async () => {
  if ((await door()) === "closed") expect((await c.decide("bank", "readmitted")).status).toBe(202);
  for (const { id, state } of await channels()) if (state !== "ended") await keep({ id, state: "ended" });
});

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const key = () => ({ "idempotency-key": `c${++n}` });
const door = async () => (await bank.call("GET", "/api/v1/me")).json["door"];
const suspend = async () => expect((await c.decide("bank", "suspended")).status).toBe(202);
const readmit = async () => expect((await c.decide("bank", "readmitted")).status).toBe(202);
const keep = (json: unknown) => office.call("POST", "/api/v1/channels", { json, headers: key() });
const channels = async () => (await office.call("GET", "/api/v1/channels")).json["items"] as PartnerChannel[];
const dispatched = async () => (await office.call("GET", "/api/v1/dispatches?limit=1")).json["items"] as Dispatch[];

async function open(way: string, more: Record<string, unknown> = {}): Promise<void> {
  const kept = await keep({ body: "bank", way, address: `http://${host}/${way}/`, ...more });
  expect(kept.status, kept.text).toBe(202);
}

async function report(addresses: readonly string[]): Promise<string> {
  const sent = await t.as("port", "POST", "/api/v1/reports", { body: bundle(++n, { addresses }), headers: key() });
  await t.settled();
  return String(sent.json["reportId"]);
}
const order = (of: string, to = ["bank"]) =>
  office.call("POST", "/api/v1/releases", { json: { report: of, to, audience: "the sector" }, headers: key() });

async function until<T>(ask: () => T | Promise<T>, so: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await ask();
    if (so(found)) return found;
    await pause(50);
  }
}

/** The person's stream: what it said first, and when it ended. */
async function follow(): Promise<{ ended: Promise<void> }> {
  const res = await fetch(`${t.hub.url}/api/v1/events`, { headers: bank.headers });
  expect(res.status).toBe(200);
  const reader = (res.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const toEnd = async (): Promise<void> => {
    while (!(await reader.read()).done);
  };
  return { ended: toEnd() };
}

describe("a suspension closes at once", () => {
  it("the sessions of its people and the keys of its machines: one answer for both, and only their own page and filing stay", async () => {
    await report(["203.0.113.77"]);
    const before = await t.as("bank", "GET", "/api/v1/indicators");
    expect(before.status).toBe(200);
    await suspend();
    const session = await bank.call("GET", "/api/v1/indicators");
    const machine = await t.as("bank", "GET", "/api/v1/indicators");
    expect([session.status, session.json["code"]]).toEqual([403, "MEMBERSHIP_CLOSED"]);
    expect([machine.status, machine.json["code"]]).toEqual([403, "MEMBERSHIP_CLOSED"]);
    for (const path of ["cases", "deliveries", "inquiries", "assets", "search?q=203.0.113.77", "receipts"])
      expect([path, (await bank.call("GET", `/api/v1/${path}`)).json["code"]]).toEqual([path, "MEMBERSHIP_CLOSED"]);
    expect((await bank.call("GET", "/api/v1/council/membership")).status).toBe(200);
    const filed = await t.as("bank", "POST", "/api/v1/reports", { body: bundle(++n), headers: key() });
    expect(filed.status, filed.text).toBe(202);
    await readmit();
    expect((await bank.call("GET", "/api/v1/indicators")).status).toBe(200);
  });

  it("streams that stand open, also where another process of the hub wrote it", async () => {
    const here = await follow();
    await suspend();
    await here.ended;
    await readmit();
    const elsewhere = await follow();
    await lookInto(join(t.dataDir, "postgres"), (db) =>
      db.query("update council_member set state = 'suspended' where state = 'admitted'"),
    );
    await elsewhere.ended;
    expect(await door()).toBe("closed");
  });

  it("TAXII both ways, and what answers without looking into the database: discovery, a stream that begins", async () => {
    const at = (path: string, init = {}) =>
      t.as("bank", "GET", path, { headers: { accept: TAXII, "content-type": TAXII }, ...init });
    expect((await at(COLLECTIONS)).status).toBe(200);
    await suspend();
    for (const path of ["/taxii2/", `/taxii2/${REALM}/`, COLLECTIONS, `${COLLECTIONS}released/objects/`])
      expect([path, (await at(path)).status, (await at(path)).json["error_code"]]).toEqual([
        path,
        403,
        "MEMBERSHIP_CLOSED",
      ]);
    const posted = await t.as("bank", "POST", `${COLLECTIONS}submissions/objects/`, {
      headers: { accept: TAXII, "content-type": TAXII },
      body: JSON.stringify({ objects: [] }),
    });
    expect(posted.status).toBe(403);
    expect((await bank.call("GET", "/api/v1/events")).json["code"]).toBe("MEMBERSHIP_CLOSED");
  });

  it("what others see through its eyes: nothing, and that its door is closed", async () => {
    await report(["203.0.113.89"]);
    const eyes = async () =>
      (await office.call("GET", "/api/v1/preview/eyes/bank")).json as { closed: boolean; reports: unknown[] };
    expect((await eyes()).reports.length).toBeGreaterThan(0);
    await suspend();
    expect(await eyes()).toMatchObject({ closed: true, reports: [] });
    await readmit();
    expect(await eyes()).toMatchObject({ closed: false });
  });

  it("lists and feeds, also for who asks with the mark of what it has", async () => {
    await order(await report(["203.0.113.90"]));
    const list = await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.txt");
    expect(list.text).toContain("203.0.113.90");
    const mark = { "if-none-match": list.headers.get("etag") ?? "" };
    expect((await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.txt", { headers: mark })).status).toBe(304);
    await suspend();
    expect((await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.txt", { headers: mark })).status).toBe(403);
    expect((await t.as("bank", "GET", "/api/v1/feeds/misp/manifest.json")).status).toBe(403);
  });

  it("pushes that wait to be tried again: they end in sight and can be sent again once it is readmitted", async () => {
    await open("webhook");
    await order(await report(["203.0.113.91"]));
    const first = await until(dispatched, ([d]) => (d?.tries ?? 0) > 0);
    expect(first[0]?.state).toBe("waiting");
    await suspend();
    asked.length = 0;
    await stepTo("2026-12-01T01:00:00Z");
    await office.call("POST", `/api/v1/dispatches/${first[0]?.id}/again`, { json: {}, headers: key() });
    const [dead] = await until(dispatched, ([d]) => d?.state === "dead");
    expect(dead?.code).toBe("MEMBERSHIP_CLOSED");
    expect(asked).toEqual([]);
    await readmit();
    answers = (_, res) => void res.writeHead(204).end();
    await office.call("POST", `/api/v1/dispatches/${dead?.id}/again`, { json: {}, headers: key() });
    await until(dispatched, ([d]) => d?.state === "delivered");
  });

  it("a push of many posts between two of them", async () => {
    await open("taxii", { secret: "k" });
    const held: ServerResponse[] = [];
    answers = (_, res) => void held.push(res);
    const many = Array.from({ length: 260 }, (_, k) => `100.70.${k >> 8}.${k & 255}`);
    const ordered = await order(await report(many));
    expect(ordered.status, ordered.text).toBe(202);
    await until(
      () => held.length,
      (h) => h === 1,
    );
    await suspend();
    held[0]
      ?.writeHead(202, { "content-type": TAXII })
      .end(JSON.stringify({ id: "s1", status: "complete", failure_count: 0 }));
    const [dead] = await until(dispatched, ([d]) => d?.state === "dead");
    expect([dead?.code, held.length]).toEqual(["MEMBERSHIP_CLOSED", 1]);
  });

  it("subscriptions: nothing is taken in its name until it is readmitted", async () => {
    await open("taxii_pull", { everyMinutes: 5 });
    const round = async () => (await channels()).find((x) => x.state === "open")?.subscription;
    await until(round, (x) => (x?.lastCode ?? null) !== null);
    await suspend();
    asked.length = 0;
    await stepTo("2026-12-01T06:00:00Z");
    const [subscription] = (await channels()).filter((x) => x.state === "open");
    await keep({ id: subscription?.id, everyMinutes: 6 });
    const shut = await until(round, (x) => x?.lastCode === "MEMBERSHIP_CLOSED");
    expect(shut?.say?.en).toContain("membership is closed");
    expect(asked).toEqual([]);
  }, 60_000);

  it("releases: none is ordered to it, and one that waited is never handed over, not after it is readmitted either", async () => {
    const of = await report(["203.0.113.92"]);
    const waiting = lookInto(join(t.dataDir, "postgres"), async (db) => {
      await db.query(`select pg_advisory_lock(hashtext(current_schema() || ':delivery'))`);
      const ordered = order(of, ["bank", "police"]);
      await until(
        () => db.query("select from release where audience = 'the sector' and cardinality(recipients) = 2"),
        (found) => found.rowCount === 1,
      );
      await suspend();
      await db.query(`select pg_advisory_unlock_all()`);
      return ordered;
    });
    expect((await waiting).status).toBe(202);
    const refused = await order(of);
    expect([refused.status, refused.json["faults"]]).toMatchObject([
      422,
      [{ code: "MEMBERSHIP_CLOSED", place: "$.to.0" }],
    ]);
    await readmit();
    await order(await report(["203.0.113.93"]));
    const got = (await t.as("bank", "GET", "/api/v1/feeds/lists/ipv4.txt")).text;
    expect([got.includes("203.0.113.93"), got.includes("203.0.113.92")]).toEqual([true, false]);
    expect((await t.as("police", "GET", "/api/v1/feeds/lists/ipv4.txt")).text).toContain("203.0.113.92");
  });

  it("notices to who is at risk: routing says that a closed body is told nothing", async () => {
    const json = { kind: "cidr", value: "198.51.100.0/24" };
    const asset = await t.as("bank", "POST", "/api/v1/assets", { body: JSON.stringify(json), headers: key() });
    const id = String(asset.json["id"]);
    await t.as("office", "POST", `/api/v1/assets/${id}/answer`, {
      body: JSON.stringify({ answer: "approved" }),
      headers: key(),
    });
    const of = await report(["198.51.100.20"]);
    const told = async () =>
      ((await t.as("office", "GET", `/api/v1/reports/${of}/concerned`)).json["items"] as { values: unknown[] }[])[0]
        ?.values;
    expect(await told()).toMatchObject([{ value: "198.51.100.20", mayReceive: true }]);
    await suspend();
    expect(await told()).toMatchObject([{ value: "198.51.100.20", mayReceive: false }]);
  });
});
