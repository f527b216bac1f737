/** Independent provenance over the whole hub: who is served by a value that somebody passed on. Real database, real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
const uuid = (n: number): string => `11111111-0000-4000-8000-${String(n).padStart(12, "0")}`;
let made = 0;

interface Said {
  /** Numbers of the indicator objects, each with its address. */
  readonly indicators: readonly { readonly n: number; readonly address: string }[];
  readonly createdBy?: string;
  readonly report?: number;
}

function transfer({ indicators, createdBy, report = ++made + 1000 }: Said): string {
  const at = "2026-11-20T00:00:00.000Z";
  const common = { spec_version: "2.1", created: at, modified: at, object_marking_refs: [AMBER] };
  const by = createdBy === undefined ? {} : { created_by_ref: `identity--${createdBy}` };
  const objects = indicators.map(({ n, address }) => ({
    type: "indicator",
    id: `indicator--${uuid(n)}`,
    ...common,
    ...by,
    pattern: `[ipv4-addr:value = '${address}']`,
    pattern_type: "stix",
    valid_from: at,
  }));
  const head = {
    type: "report",
    id: `report--${uuid(report)}`,
    ...common,
    name: `Transfer ${report}`,
    published: at,
    object_refs: objects.map((o) => o.id),
  };
  return JSON.stringify({ type: "bundle", id: `bundle--${uuid(report)}`, objects: [head, ...objects] });
}

async function send(by: string, said: Said): Promise<string> {
  const answer = await t.as(by, "POST", "/api/v1/reports", {
    body: transfer(said),
    headers: { "content-type": "application/stix+json;version=2.1", "idempotency-key": `p${++made}` },
  });
  expect(answer.status).toBe(202);
  await t.settled();
  return String(answer.json["reportId"]);
}

async function values(reader: string, address: string): Promise<number> {
  const page = await t.as(reader, "GET", `/api/v1/indicators?value=${address}&limit=50`);
  return (page.json["items"] as unknown[]).length;
}

async function idOf(slug: string): Promise<string> {
  const me = await t.as(slug, "GET", "/api/v1/me");
  return String((me.json["body"] as Record<string, unknown>)["id"]);
}

describe("a value that was passed on", () => {
  it("serves others while its originator has not sent it itself, under both bodies' terms", async () => {
    // Police words stay in the country: the bank passes one on, and its own terms would let an ally see it.
    const address = "203.0.113.101";
    await send("bank", { indicators: [{ n: 101, address }], createdBy: await idOf("police") });
    expect(await values("port", address)).toBe(1);
    expect(await values("alpha", address)).toBe(0);
  });

  it("serves nobody once its originator sends it: the original decides", async () => {
    const address = "203.0.113.102";
    await send("bank", { indicators: [{ n: 102, address }], createdBy: await idOf("police") });
    expect(await values("port", address)).toBe(1);
    await send("police", { indicators: [{ n: 112, address }] });
    // One source is left: the original's own row. The copy is listed for its sender alone.
    expect(await values("port", address)).toBe(1);
    expect(await values("bank", address)).toBe(2);
  });

  it("still serves when its originator only mentioned it, and never called it an indicator", async () => {
    const address = "203.0.113.105";
    const event = {
      uuid: uuid(905),
      date: "2026-11-20",
      info: "Addresses seen beside the incident",
      Tag: [{ name: "tlp:amber" }],
      Attribute: [{ uuid: uuid(105), type: "ip-dst", category: "Network activity", to_ids: false, value: address }],
    };
    const sent = await t.as("police", "POST", "/api/v1/reports", {
      body: JSON.stringify({ Event: event }),
      headers: { "content-type": "application/json", "idempotency-key": `p${++made}` },
    });
    expect(sent.status).toBe(202);
    await send("bank", { indicators: [{ n: 106, address }], createdBy: await idOf("police") });
    const rows = await t.as("port", "GET", `/api/v1/indicators?value=${address}&limit=50`);
    const senders = (rows.json["items"] as { sender: { slug: string } | null }[]).map((i) => i.sender?.slug);
    expect(senders).toContain("bank");
  });

  it("is the earlier body's when the same object came before, whatever the later hand wrote", async () => {
    const address = "203.0.113.103";
    await send("police", { indicators: [{ n: 103, address }], report: 903 });
    await send("bank", { indicators: [{ n: 103, address }] });
    expect(await values("alpha", address)).toBe(0); // the bank's own word would have gone abroad
    expect(await values("port", address)).toBe(1);
  });

  it("serves again when its originator takes the value out of its report", async () => {
    const address = "203.0.113.104";
    await send("police", {
      indicators: [
        { n: 114, address },
        { n: 115, address: "203.0.113.115" },
      ],
      report: 904,
    });
    await send("bank", { indicators: [{ n: 104, address }], createdBy: await idOf("police") });
    const before = await t.as("port", "GET", "/api/v1/indicators?limit=200");
    expect(JSON.stringify(before.json)).toContain(address);
    await send("police", { indicators: [{ n: 115, address: "203.0.113.115" }], report: 904 });
    const rows = await t.as("port", "GET", `/api/v1/indicators?value=${address}&limit=50`);
    const senders = (rows.json["items"] as { sender: { slug: string } | null }[]).map((i) => i.sender?.slug);
    expect(senders).toContain("bank");
  });

  it("is read in its report beside the original, and joins what the reader sees both of", async () => {
    const indicators = [
      { n: 121, address: "203.0.113.121" },
      { n: 122, address: "203.0.113.122" },
    ];
    const original = await send("police", { indicators });
    const copy = await send("bank", {
      indicators: [...indicators.map((i) => ({ ...i, n: i.n + 10 })), { n: 139, address: "203.0.113.139" }],
      createdBy: await idOf("police"),
    });
    const seen = await t.as("port", "GET", `/api/v1/reports/${copy}`);
    expect(seen.status).toBe(200);
    expect((seen.json["itemList"] as { value: string }[]).map((i) => i.value).sort()).toEqual([
      "203.0.113.121",
      "203.0.113.122",
      "203.0.113.139",
    ]);
    expect((seen.json["links"] as { report: { id: string } }[]).map((l) => l.report.id)).toContain(original);
  });

  it("keeps its labels through a rebuild", async () => {
    const look = async () => (await t.as("port", "GET", "/api/v1/indicators?limit=200")).text;
    const before = await look();
    await t.local("POST", "/local/rebuild", { realm: REALM });
    await t.settled();
    expect(await look()).toBe(before);
  });
});
