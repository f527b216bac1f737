/** The TAXII 2.1 server over a real hub: what a client of the standard may count on, and what no reader may learn. */
import { BEGINNING, BOUNDS, drain, type PageAnswer, type PageAsked } from "@noroshi/sharing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, answered } from "../testing-hub.ts";
import { foundWorld, REALM, type World } from "../worlds/testing-twins.ts";

const TAXII = "application/taxii+json;version=2.1";
const ROOT = `/taxii2/${REALM}`;
let w: World;
let n = 0;
beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

interface Init {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

/** As the body's machine, signed in the way TAXII clients do. */
async function taxii(body: string, path: string, init: Init = {}): Promise<Answered> {
  const password = init.key ?? w.keyOf(body);
  const res = await fetch(w.url + path, {
    method: init.method ?? "GET",
    headers: {
      accept: TAXII,
      authorization: `Basic ${Buffer.from(`${body}:${password}`).toString("base64")}`,
      ...(init.body === undefined ? {} : { "content-type": TAXII }),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: init.body }),
  });
  return answered(res.status, res.headers, await res.text());
}

const uuid = (k: number): string => `44444444-0000-4000-8000-${String(k).padStart(12, "0")}`;
const at = (day: number): string => `2026-11-0${day}T00:00:00.000Z`;

const indicator = (k: number, over: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "indicator",
  spec_version: "2.1",
  id: `indicator--${uuid(k)}`,
  created: at(1),
  modified: at(1),
  pattern: `[ipv4-addr:value = '203.0.113.${k}']`,
  pattern_type: "stix",
  valid_from: at(1),
  object_marking_refs: ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"],
  ...over,
});

const post = (body: string, objects: readonly unknown[]) =>
  taxii(body, `${ROOT}/collections/submissions/objects/`, { method: "POST", body: JSON.stringify({ objects }) });

const list = (a: Answered, name = "objects") => (a.json[name] ?? []) as Record<string, unknown>[];
const ids = (a: Answered) => list(a).map((o) => o["id"]);

async function release(report: string, to: readonly string[]): Promise<void> {
  const headers = { "idempotency-key": `t${++n}` };
  const body = JSON.stringify({ report, to, audience: "sector" });
  expect((await w.as("office", "POST", "/api/v1/releases", { body, headers })).status).toBe(202);
  await w.settled();
}

describe("discovery", () => {
  it("leads from the well-known address to the collections of the one who asks", async () => {
    const found = await taxii("bank", "/taxii2/");
    expect(found.headers.get("content-type")).toBe(TAXII);
    const [root] = found.json["api_roots"] as string[];
    expect(root).toBe(found.json["default"]);
    const told = await taxii("bank", new URL(root ?? "").pathname);
    expect(told.json).toMatchObject({ versions: [TAXII] });
    const both = list(await taxii("bank", `${ROOT}/collections/`), "collections");
    expect(both.map((c) => [c["alias"], c["can_read"], c["can_write"]])).toEqual([
      ["released", true, false],
      ["submissions", true, true],
    ]);
    const one = await taxii("bank", `${ROOT}/collections/${both[0]?.["id"]}`);
    expect(one.json).toEqual(both[0]);
  });

  it("is closed without a key, and says how to sign in; another body's collection is not there", async () => {
    const refused = await taxii("bank", "/taxii2/", { key: "wrong" });
    expect([refused.status, refused.headers.get("content-type"), refused.json["http_status"]]).toEqual([
      401,
      TAXII,
      "401",
    ]);
    expect(refused.headers.get("www-authenticate")).toContain("Basic");
    const others = list(await taxii("port", `${ROOT}/collections/`), "collections").map((c) => c["id"]);
    const hidden = await taxii("bank", `${ROOT}/collections/${others[0]}/objects/`);
    const missing = await taxii("bank", `${ROOT}/collections/${uuid(999)}/objects/`);
    expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
    expect((await taxii("bank", "/taxii2/elsewhere/")).status).toBe(404);
    expect((await taxii("bank", `${ROOT}/nowhere/`)).status).toBe(404);
  });

  it("refuses what it does not speak", async () => {
    const other = { headers: { accept: "application/vnd.oasis.taxii+json; version=2.0" } };
    expect((await taxii("bank", "/taxii2/", other)).status).toBe(406);
    const sent = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    const unread = await taxii("bank", `${ROOT}/collections/submissions/objects/`, sent);
    expect([unread.status, unread.json["title"], unread.json["http_status"]]).toEqual([
      415,
      "Unsupported media type",
      "415",
    ]);
    for (const query of ["limit=0", "limit=x", "added_after=yesterday", "match[version]=newest", "next=forged"])
      expect((await taxii("bank", `${ROOT}/collections/submissions/objects/?${query}`)).status, query).toBe(400);
  });
});

describe("what is posted", () => {
  it("becomes a report, is told object by object, and is given back as it was written", async () => {
    const good = [indicator(1), { ...indicator(2), x_note: { of: "the sender" } }];
    const bad = indicator(3, { pattern: "[ipv4-addr:value = ", name: "broken" });
    const sent = await post("bank", [...good, bad, { type: "indicator" }]);
    expect([sent.status, ...w.logged.slice(-1)]).toEqual([202]);
    expect(sent.json).toMatchObject({ status: "complete", total_count: 4, success_count: 2, failure_count: 2 });
    const again = await taxii("bank", `${ROOT}/status/${sent.json["id"]}/`);
    expect(again.json).toEqual(sent.json);
    expect((await taxii("port", `${ROOT}/status/${sent.json["id"]}/`)).status).toBe(404);
    expect(list(await taxii("bank", `${ROOT}/collections/submissions/objects/`))).toEqual(good);
    await w.settled();
    const reports = (await w.as("bank", "GET", "/api/v1/reports")).json["items"] as unknown[];
    expect(reports.length).toBeGreaterThan(0);
    expect(ids(await taxii("port", `${ROOT}/collections/submissions/objects/`))).toEqual([]);
  });

  it("is there once when it is posted twice, and under every version that it came in", async () => {
    await post("bank", [indicator(1)]);
    await post("bank", [indicator(1, { modified: at(3), name: "third" })]);
    await post("bank", [indicator(1, { modified: at(2), name: "second" })]);
    const of = `${ROOT}/collections/submissions/objects/indicator--${uuid(1)}/`;
    const names = async (version?: string) =>
      list(await taxii("bank", version === undefined ? of : `${of}?match[version]=${version}`)).map(
        (o) => o["name"] ?? "first",
      );
    expect(await names()).toEqual(["third"]);
    expect(await names("first")).toEqual(["first"]);
    expect((await names("all")).sort()).toEqual(["first", "second", "third"]);
    expect(await names(at(2))).toEqual(["second"]);
    expect((await names("first,last")).sort()).toEqual(["first", "third"]);
    const told = await taxii("bank", `${of}versions/`);
    expect([...(told.json["versions"] as string[])].sort()).toEqual([at(1), at(2), at(3)]);
    expect((await taxii("bank", `${of.slice(0, -2)}0/`)).status).toBe(404);
  });

  it("leaves the collection when it is deleted, the named version alone, and comes back when it is posted again", async () => {
    await post("isac", [indicator(11)]);
    await post("isac", [indicator(11, { modified: at(2) })]);
    const of = `${ROOT}/collections/submissions/objects/indicator--${uuid(11)}/`;
    expect((await taxii("isac", `${of}?match[version]=${at(2)}`, { method: "DELETE" })).status).toBe(200);
    expect(list(await taxii("isac", of)).map((o) => o["modified"])).toEqual([at(1)]);
    expect((await taxii("isac", `${of}?match[version]=all`, { method: "DELETE" })).status).toBe(200);
    expect((await taxii("isac", of)).status).toBe(404);
    expect((await taxii("isac", of, { method: "DELETE" })).status).toBe(404);
    await post("isac", [indicator(11, { name: "told anew" })]);
    expect(list(await taxii("isac", of)).map((o) => o["name"])).toEqual(["told anew"]);
  });

  it("may be objects one by one: what says no value is kept too, with a receipt, and stands in the collection", async () => {
    const id = `relationship--${uuid(21)}`;
    const ends = { source_ref: `indicator--${uuid(1)}`, target_ref: `malware--${uuid(2)}` };
    const linked = { type: "relationship", spec_version: "2.1", id, relationship_type: "indicates", ...ends };
    const sent = await post("isac", [{ ...linked, created: at(1), modified: at(1) }]);
    expect(sent.json).toMatchObject({ total_count: 1, success_count: 1, failure_count: 0 });
    // An empty list is no list in TAXII.
    expect(Object.keys(sent.json).filter((k) => k === "failures" || k === "pendings")).toEqual([]);
    expect(ids(await taxii("isac", `${ROOT}/collections/submissions/objects/?match[type]=relationship`))).toEqual([id]);
    const receipt = await w.as("isac", "GET", `/api/v1/receipts/${sent.json["id"]}`);
    expect(receipt.status).toBe(200);
  });

  it("is given in the newest version of the standard, unless another is asked for", async () => {
    const {
      spec_version: _,
      pattern_type: __,
      ...old
    } = indicator(31, { modified: at(3), labels: ["malicious-activity"] });
    await post("isac", [indicator(31), indicator(31, { modified: at(2) })]);
    expect((await post("isac", [old])).json).toMatchObject({ success_count: 1, failure_count: 0 });
    const of = `${ROOT}/collections/submissions/objects/indicator--${uuid(31)}/`;
    const given = async (query: string) =>
      list(await taxii("isac", `${of}?${query}`)).map((o) => [o["spec_version"] ?? "2.0", o["modified"]]);
    const [first, second, third] = [
      ["2.1", at(1)],
      ["2.1", at(2)],
      ["2.0", at(3)],
    ];
    expect(await given("")).toEqual([second]);
    expect(await given("match[spec_version]=2.0")).toEqual([third]);
    expect(await given("match[spec_version]=2.1")).toEqual([second]);
    expect(await given("match[spec_version]=2.0,2.1")).toEqual([third]);
    expect(await given("match[spec_version]=2.0&match[version]=first")).toEqual([third]);
    expect(await given("match[version]=all")).toEqual([first, second]);
    expect(await given("match[version]=all&match[spec_version]=2.0,2.1")).toEqual([first, second, third]);
    expect(await given(`match[version]=${at(3)}`)).toEqual([third]);
    const told = await taxii("isac", `${of}versions/?match[spec_version]=2.0`);
    expect(told.json["versions"]).toEqual([at(3)]);
    expect((await taxii("isac", `${of}?match[spec_version]=2.1&match[version]=all`, { method: "DELETE" })).status).toBe(
      200,
    );
    expect(await given("")).toEqual([third]);
  });

  it("is refused whole where it is no envelope", async () => {
    const send = (body: string) => taxii("bank", `${ROOT}/collections/submissions/objects/`, { method: "POST", body });
    expect((await send("{")).status).toBe(400);
    expect((await send("{}")).status).toBe(422);
    expect(
      (await taxii("bank", `${ROOT}/collections/released/objects/`, { method: "POST", body: '{"objects":[]}' })).status,
    ).toBe(403);
  });
});

describe("pages", () => {
  const at6 = `${ROOT}/collections/submissions`;

  it("hand over everything once, whatever their size, also to a reader that only remembers the last instant", async () => {
    await post(
      "port",
      Array.from({ length: 23 }, (_, k) => indicator(100 + k)),
    );
    for (const limit of [1, 5, 22, 23, 500]) {
      const got: unknown[] = [];
      let next: string | undefined;
      for (let turns = 0; turns < 40; turns++) {
        const page = await taxii(
          "port",
          `${at6}/objects/?limit=${limit}${next ? `&next=${encodeURIComponent(next)}` : ""}`,
        );
        got.push(...ids(page));
        next = page.json["next"] as string | undefined;
        expect(page.json["more"]).toBe(next !== undefined);
        if (next === undefined) break;
      }
      expect(got).toEqual(Array.from({ length: 23 }, (_, k) => `indicator--${uuid(100 + k)}`));
    }
    const seen: unknown[] = [];
    for (let after = "2000-01-01T00:00:00Z"; ; ) {
      const page = await taxii("port", `${at6}/objects/?limit=4&added_after=${after}`);
      if (list(page).length === 0) break;
      seen.push(...ids(page));
      after = page.headers.get("x-taxii-date-added-last") ?? "";
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });

  it("are drained whole by this project's own client, with pages of any size", async () => {
    const got: unknown[] = [];
    const page = async (asked: PageAsked): Promise<PageAnswer> => {
      const more = [
        asked.next && `next=${encodeURIComponent(asked.next)}`,
        asked.addedAfter && `added_after=${asked.addedAfter}`,
      ];
      const a = await taxii("port", `${at6}/objects/?${[`limit=${asked.limit}`, ...more].filter(Boolean).join("&")}`);
      const addedLast = a.headers.get("x-taxii-date-added-last");
      return { kind: "answered", status: a.status, contentType: TAXII, body: a.text, addedLast, retryAfter: null };
    };
    let place = BEGINNING;
    const partner = {
      page,
      async take(objects: readonly unknown[], reached: typeof place) {
        got.push(...objects);
        place = reached;
      },
    };
    expect(await drain(partner, place, { ...BOUNDS, limit: 6 })).toMatchObject({
      code: "DRAINED",
      objects: 23,
      notes: [],
    });
    expect(await drain(partner, place, BOUNDS)).toMatchObject({ code: "DRAINED", objects: 0 });
    expect(got).toHaveLength(23);
  });

  it("are asked by id, type and version of the standard, and the manifest says of each when it was added", async () => {
    await post("port", [
      indicator(130),
      {
        type: "malware",
        spec_version: "2.1",
        id: `malware--${uuid(131)}`,
        created: at(1),
        modified: at(1),
        is_family: false,
        name: "m",
      },
      { type: "ipv4-addr", id: "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4", value: "198.51.100.3" },
    ]);
    const ask = async (query: string) => ids(await taxii("port", `${at6}/objects/?${query}`));
    expect(await ask("match[type]=malware,ipv4-addr")).toHaveLength(2);
    expect(await ask(`match[id]=malware--${uuid(131)},indicator--${uuid(130)}`)).toHaveLength(2);
    expect(await ask("match[spec_version]=2.0")).toEqual([]);
    expect(await ask("match[type]=malware&match[spec_version]=2.1")).toEqual([`malware--${uuid(131)}`]);
    const told = list(await taxii("port", `${at6}/manifest/?match[type]=malware`));
    expect(told).toEqual([
      {
        id: `malware--${uuid(131)}`,
        date_added: told[0]?.["date_added"],
        version: at(1),
        media_type: "application/stix+json;version=2.1",
      },
    ]);
    expect(told[0]?.["date_added"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it("go on for the reader that they were given to, and for nobody else", async () => {
    const page = await taxii("port", `${at6}/objects/?limit=2`);
    const next = encodeURIComponent(String(page.json["next"]));
    expect((await taxii("port", `${at6}/objects/?next=${next}`)).status).toBe(200);
    expect((await taxii("bank", `${at6}/objects/?next=${next}`)).status).toBe(400);
    expect((await taxii("port", `${at6}/manifest/?limit=2&next=${next}`)).status).toBe(200);
    expect((await taxii("port", `${ROOT}/collections/released/objects/?next=${next}`)).status).toBe(400);
  });

  it("go on with the question that was asked: another one with the same next is refused, a page of another size is not", async () => {
    const first = await taxii("port", `${at6}/objects/?match[type]=indicator&limit=2`);
    const next = encodeURIComponent(String(first.json["next"]));
    const on = async (query: string) => (await taxii("port", `${at6}/objects/?${query}&next=${next}`)).status;
    expect(await on("match[type]=indicator&limit=3")).toBe(200);
    expect(await on("limit=1")).toBe(200);
    expect(await on("match[type]=malware&limit=2")).toBe(400);
    expect(await on("match[type]=indicator&match[version]=all")).toBe(400);
    expect(await on("added_after=2026-11-20T00:00:00Z")).toBe(400);
  });
});

describe("what is released", () => {
  it("stands in its recipient's collection as in its package, and its values are handed over", async () => {
    const sent = await w.as("ministry", "POST", "/api/v1/reports", {
      body: JSON.stringify({ objects: [indicator(201), indicator(202)] }),
      headers: { "content-type": TAXII, "idempotency-key": `t${++n}` },
    });
    await w.settled();
    await release(String(sent.json["reportId"]), ["bank", "isac"]);
    const mine = list(await taxii("bank", `${ROOT}/collections/released/objects/`));
    const theirs = list(await taxii("isac", `${ROOT}/collections/released/objects/`));
    const text = (o: Record<string, unknown>) => JSON.stringify(o);
    expect(mine.map(text).sort()).toEqual(theirs.map(text).sort());
    expect(mine.filter((o) => o["type"] === "indicator")).toHaveLength(2);
    expect(mine.map((o) => o["type"])).toEqual(expect.arrayContaining(["identity", "marking-definition"]));
    expect(ids(await taxii("port", `${ROOT}/collections/released/objects/`))).toEqual([]);
    const before = mine.length;
    await release(String(sent.json["reportId"]), ["bank", "isac"]);
    expect(list(await taxii("bank", `${ROOT}/collections/released/objects/`))).toHaveLength(before);
  });

  it("comes back by TAXII as an echo: no later release grows by it", async () => {
    const [given] = list(await taxii("bank", `${ROOT}/collections/released/objects/?match[type]=indicator`));
    await w.step("2026-11-20T02:00:00Z");
    const own = indicator(250, {
      pattern: given?.["pattern"],
      object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
    });
    await post("bank", [own, indicator(251), indicator(252)]);
    await w.settled();
    const [value] = /'([^']+)'/.exec(String(given?.["pattern"]))?.slice(1) ?? [];
    const seen = async (reader: string, v: string) =>
      (
        (await w.as(reader, "GET", `/api/v1/indicators?value=${v}`)).json["items"] as {
          tlp?: string;
          source?: unknown;
        }[]
      ).length;
    expect(await seen("alpha", "203.0.113.251")).toBeGreaterThan(0);
    // The ministry's one statement is what there is; the echo adds none that could serve.
    expect(await seen("alpha", String(value))).toBe(await seen("bravo", String(value)));
  });
});
