import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, notice, type TestHub, testHub } from "./testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
});

const stored = new Set<unknown>();
const submit = async (body: string, key: string, content: string) => {
  const headers = { "idempotency-key": key, "content-type": "application/json" };
  const answer = await t.as(body, "POST", "/api/v1/reports", { body: content, headers });
  if (answer.status === 202) stored.add(answer.json["reportId"]);
  return answer;
};
const items = async (body: string, path: string): Promise<readonly Record<string, unknown>[]> =>
  (await t.as(body, "GET", path)).json["items"] as readonly Record<string, unknown>[];

describe("one report becomes one visible case", () => {
  it("answers 202 with a receipt, links, opens a case by standing order, and shows it to those who were named", async () => {
    const receipt = await submit("port", "k1", notice("N-1"));
    expect(receipt.status).toBe(202);
    expect(receipt.json).toMatchObject({ outcome: "created", version: 1 });
    await t.settled();
    for (const who of ["port", "office"]) {
      const cases = await items(who, "/api/v1/cases");
      expect(cases).toHaveLength(1);
      expect(cases[0]).toMatchObject({ title: "Example Harbour Works", reports: 1 });
    }
    expect(await items("bank", "/api/v1/cases")).toEqual([]);
    expect(await items("alpha", "/api/v1/cases")).toEqual([]);
  });

  it("joins what another body sent by shared values, and shows each reader its own part", async () => {
    await submit("alpha", "b1", bundle(1, { addresses: ["203.0.113.24", "198.51.100.7"] }));
    await submit(
      "police",
      "k2",
      notice("N-2", {
        indicators: [
          { type: "ipv4", value: "203.0.113.24" },
          { type: "ipv4", value: "198.51.100.7" },
        ],
      }),
    );
    await t.settled();
    const cases = await items("office", "/api/v1/cases");
    // The first notice shares one address with the two others; the rule asks two.
    expect(cases.map((c) => c["reports"]).sort()).toEqual([1, 2]);
    const joined = cases.find((c) => c["reports"] === 2);
    const detail = await t.as("office", "GET", `/api/v1/cases/${joined?.["number"]}`);
    const members = detail.json["members"] as readonly { reasons: readonly { bits: number }[]; score: number }[];
    const [member] = members;
    expect(member?.reasons.reduce((sum, r) => sum + r.bits, 0)).toBeCloseTo(member?.score ?? 0, 5);
  });

  it("gives the same receipt for the same key and bytes, and refuses the key for other bytes", async () => {
    const again = await submit("port", "k1", notice("N-1"));
    expect(again.json["outcome"]).toBe("replayed");
    const other = await submit("port", "k1", notice("N-99"));
    expect([other.status, other.json["code"]]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
    expect((await submit("bank", "k1", notice("N-1b"))).json["outcome"]).toBe("created");
  });

  it("makes a new version of a report that its sender sends again under its own number", async () => {
    const amended = await submit("port", "k1-amended", notice("N-1", { organisation: "Example Harbour Works Ltd" }));
    expect(amended.json).toMatchObject({ outcome: "amended", version: 2 });
    await t.settled();
    const mine = await items("port", "/api/v1/reports");
    expect(mine.filter((r) => r["title"] === "Example Harbour Works")).toEqual([]);
    expect(mine.find((r) => r["version"] === 2)).toMatchObject({ case: { number: expect.any(String) } });
  });

  it("leaves no value of an earlier version standing, also where both came in one request", async () => {
    const line = (key: string, value: string) => {
      const report = JSON.parse(notice("N-twice", { indicators: [{ type: "ipv4", value }] }));
      return JSON.stringify({ key, report });
    };
    const body = [line("twice-1", "203.0.113.201"), line("twice-2", "203.0.113.202")].join("\n");
    const headers = { "content-type": "application/x-ndjson" };
    const answer = await t.as("port", "POST", "/api/v1/reports/batch", { body, headers });
    for (const result of answer.json["results"] as { receipt: { reportId: string } }[])
      stored.add(result.receipt.reportId);
    const values = (await items("port", "/api/v1/indicators?limit=200")).map((i) => i["value"]);
    expect(values).toContain("203.0.113.202");
    expect(values).not.toContain("203.0.113.201");
    // Nothing more is done with these two.
    await t.settled();
  });

  it("numbers versions that come at the same moment one after the other", async () => {
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, i) => submit("bank", `race-${i}`, notice("N-race", { affected: i + 1 }))),
    );
    expect(sent.map((r) => r.status)).toEqual(Array(8).fill(202));
    expect(sent.map((r) => r.json["version"]).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const latest = (await items("bank", "/api/v1/reports?limit=200")).filter((r) => r["version"] !== 1);
    expect(latest.map((r) => r["version"])).toEqual([8]);
  });

  it("stores one report when the same key comes many times at once", async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => submit("bank", "same-key", notice("N-same"))));
    expect(sent.filter((r) => r.json["outcome"] === "created")).toHaveLength(1);
    expect(new Set(sent.map((r) => r.json["reportId"])).size).toBe(1);
  });

  it("refuses what it does not understand with the place and stores nothing of it", async () => {
    const before = (await items("port", "/api/v1/reports")).length;
    const bad = await submit("port", "bad1", '{"schema":"neutral-incident/1","id":7}');
    expect([bad.status, bad.json["code"]]).toEqual([422, "NOT_UNDERSTOOD"]);
    expect((bad.json["faults"] as readonly { place: string }[]).length).toBeGreaterThan(0);
    expect(await items("port", "/api/v1/reports")).toHaveLength(before);
    expect((await submit("port", "bad1", notice("N-7"))).json["outcome"]).toBe("created");
  });

  it("asks for an idempotency key and for a sign-in, each with what to do next", async () => {
    const keyless = await t.as("port", "POST", "/api/v1/reports", { body: notice("N-8") });
    expect([keyless.status, keyless.json["code"]]).toEqual([400, "IDEMPOTENCY_KEY_MISSING"]);
    const nobody = await fetch(`${t.hub.url}/api/v1/reports`);
    expect(nobody.status).toBe(401);
  });
});

describe("what a reader may not see is not there", () => {
  it("answers a hidden and a missing thing with the same bytes", async () => {
    const mine = await items("port", "/api/v1/reports");
    const hidden = await t.as("bank", "GET", `/api/v1/reports/${mine[0]?.["id"]}`);
    const missing = await t.as("bank", "GET", "/api/v1/reports/00000000-0000-4000-8000-000000000000");
    expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
    const cases = await items("port", "/api/v1/cases");
    const hiddenCase = await t.as("bank", "GET", `/api/v1/cases/${cases[0]?.["number"]}`);
    const missingCase = await t.as("bank", "GET", "/api/v1/cases/N-2026-XXXXX");
    expect([hiddenCase.status, hiddenCase.text]).toEqual([404, missingCase.text]);
  });

  it("refuses a page mark that was made for another reader", async () => {
    const page = await t.as("office", "GET", "/api/v1/reports?limit=1");
    const cursor = encodeURIComponent(String(page.json["next"]));
    expect((await t.as("office", "GET", `/api/v1/reports?limit=1&cursor=${cursor}`)).status).toBe(200);
    const stolen = await t.as("port", "GET", `/api/v1/reports?limit=1&cursor=${cursor}`);
    expect([stolen.status, stolen.json["code"]]).toEqual([400, "BAD_CURSOR"]);
  });

  it("pages through everything once, newest first", async () => {
    const all = await items("office", "/api/v1/reports?limit=200");
    const seen: unknown[] = [];
    let path = "/api/v1/reports?limit=2";
    for (;;) {
      const page = await t.as("office", "GET", path);
      seen.push(...(page.json["items"] as readonly { id: string }[]).map((r) => r.id));
      if (page.json["next"] === null) break;
      path = `/api/v1/reports?limit=2&cursor=${encodeURIComponent(String(page.json["next"]))}`;
    }
    expect(seen).toEqual(all.map((r) => r["id"]));
  });

  it("shows the bytes and the field-by-field reading to the sender alone", async () => {
    const [mine] = await items("port", "/api/v1/reports");
    const own = await t.as("port", "GET", `/api/v1/reports/${mine?.["id"]}`);
    const office = await t.as("office", "GET", `/api/v1/reports/${mine?.["id"]}`);
    expect((own.json["fields"] as readonly unknown[]).length).toBeGreaterThan(0);
    expect(own.json["raw"]).not.toBeNull();
    expect(office.json["fields"]).toEqual([]);
    expect(office.json["raw"]).toBeNull();
  });

  it("finds a value in any writing, with one row for each source that the reader sees", async () => {
    const found = await items("office", `/api/v1/indicators?value=${encodeURIComponent("203[.]0[.]113[.]24")}`);
    expect(new Set(found.map((i) => i["value"]))).toEqual(new Set(["203.0.113.24"]));
    expect(found.length).toBeGreaterThan(1);
    const bank = await items("bank", `/api/v1/indicators?value=203.0.113.24`);
    const senders = bank.map((i) => (i["sender"] as { slug: string }).slug);
    expect(new Set(senders)).toEqual(new Set(["alpha", "bank"]));
  });
});

describe("the event stream", () => {
  it("says on its tick that something visible changed, and nothing where nothing visible did", async () => {
    const heard = { office: 0, bank: 0 };
    const listen = async (who: "office" | "bank", until: AbortSignal): Promise<void> => {
      const res = await fetch(`${t.hub.url}/api/v1/events`, {
        headers: { "x-api-key": await t.keyOf(who) },
        signal: until,
      });
      const decoder = new TextDecoder();
      for await (const part of res.body ?? [])
        for (const line of decoder.decode(part).split("\n")) if (line.startsWith("event: changed")) heard[who]++;
    };
    const done = new AbortController();
    const both = Promise.allSettled([listen("office", done.signal), listen("bank", done.signal)]);
    await new Promise((r) => setTimeout(r, 600));
    await submit("port", "sse1", notice("N-sse"));
    await t.settled();
    await expect.poll(() => heard.office, { timeout: 5000 }).toBeGreaterThan(0);
    done.abort();
    await both;
    expect(heard.bank).toBe(0);
  });
});

describe("latency", () => {
  it("counts the steps of visible rows only", async () => {
    const of = async (who: string): Promise<number> =>
      ((await t.as(who, "GET", "/api/v1/latency")).json["hops"] as readonly { hop: string; count: number }[]).find(
        (h) => h.hop === "received",
      )?.count ?? 0;
    expect(await of("office")).toBe(stored.size);
    expect(await of("commission")).toBe(0);
  });

  it("does not let an amendment travel again from the noticing", async () => {
    const hours = 3_600_000;
    const noticed = new Date(Date.now() - 2 * hours).toISOString();
    const counts = async (): Promise<readonly number[]> => {
      const hops = (await t.as("office", "GET", "/api/v1/latency")).json["hops"] as readonly {
        hop: string;
        count: number;
      }[];
      return ["noticed", "received"].map((hop) => hops.find((h) => h.hop === hop)?.count ?? 0);
    };
    const [noticings = 0, receipts = 0] = await counts();
    for (const affected of [10, 20]) {
      const headers = { "idempotency-key": `latency-${affected}`, "content-type": "application/json" };
      const body = notice("latency-1", { noticed, affected, tlp: "green" });
      expect((await t.as("port", "POST", "/api/v1/reports", { body, headers })).status).toBe(202);
    }
    expect(await counts()).toEqual([noticings + 1, receipts + 2]);
  });
});
