/** What stands in a released package, byte by byte: of the values that may go, nothing of where they came from. Real hub. */
import { createHash } from "node:crypto";
import { LIMITS, pdfText, understandFile } from "@noroshi/intake";
import { ransomwareForm } from "@noroshi/intake/example";
import { tlpMarking } from "@noroshi/sharing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundWorld, type World } from "../worlds/testing-twins.ts";

let w: World;
let n = 0;
const minute = (m: number): string => new Date(Date.UTC(2026, 10, 20, 1, m)).toISOString();
beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

/** What must leave the hub in no writing: whose form it was, its number, who filed it, and what was remarked beside a value. */
const HIDDEN = [
  "Salt Quay",
  "塩埠頭",
  "SQ-2026-77",
  "Aoi Mori",
  "森 葵",
  "soc@salt-quay.test",
  "tos-db9.salt-quay.test",
];
const SHA = "3f".repeat(32);

const form = (more: Record<string, string> = {}) =>
  ransomwareForm({
    報告番号: "SQ-2026-77",
    報告組織名: "塩埠頭（Salt Quay）",
    報告組織ID: "port",
    報告者氏名: "森 葵（Aoi Mori）",
    "24時間連絡先（メール）": "soc@salt-quay.test",
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意しない",
    "侵害指標（IoC）": `SHA-256：${SHA}（tos-db9.salt-quay.test で検知 2026/11/19 08:00 JST）\nドメイン：relay9.example`,
    ...more,
  });

async function send(by: string, body: Uint8Array | string, type: string): Promise<string> {
  const headers = { "content-type": type, "idempotency-key": `p${++n}` };
  const answer = await w.as(by, "POST", "/api/v1/reports", { body, headers });
  expect(answer.text).toContain('"reportId"');
  await w.settled();
  return String(answer.json["reportId"]);
}
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function release(report: string, to: readonly string[]): Promise<string> {
  const headers = { "idempotency-key": `p${++n}` };
  const body = JSON.stringify({ report, to, audience: "sector" });
  const answer = await w.as("office", "POST", "/api/v1/releases", { body, headers });
  expect(answer.status).toBe(202);
  await w.settled();
  return String(answer.json["id"]);
}

interface Had {
  readonly id: string;
  readonly version: number;
  readonly count: number;
  readonly packageDigest: string;
  readonly text: string;
  readonly objects: readonly Record<string, unknown>[];
}

/** The newest package of a body. */
async function had(by: string): Promise<Had> {
  const page = await w.as(by, "GET", "/api/v1/deliveries?limit=1");
  const [top] = page.json["items"] as Had[];
  if (!top) throw new Error("no package");
  const file = await w.as(by, "GET", `/api/v1/deliveries/${top.id}/package`);
  return { ...top, text: file.text, objects: (file.json["objects"] ?? []) as Record<string, unknown>[] };
}

const indicators = (p: Had) => p.objects.filter((o) => o["type"] === "indicator");

/** Every writing of a word that a reader could find it in. */
function writings(word: string): readonly string[] {
  const hashes = ["md5", "sha1", "sha256"].map((h) => createHash(h).update(word).digest("hex"));
  const bytes = Buffer.from(word);
  return [
    word,
    bytes.toString("hex"),
    bytes.toString("base64").replace(/=+$/, ""),
    encodeURIComponent(word),
    ...hashes,
  ];
}

let report = "";

describe("a package", () => {
  it("holds the values and nothing of their source, in no writing: no name, number, contact or remark", async () => {
    await w.step(minute(0));
    report = await send("port", form(), XLSX);
    await w.step(minute(1));
    const ordered = await release(report, ["bank", "isac"]);
    for (const to of ["bank", "isac"]) {
      const p = await had(to);
      expect(indicators(p)).toHaveLength(2);
      const sent = p.text.normalize("NFKC").toLowerCase();
      for (const word of [...HIDDEN, "port", report, ordered, ordered.replaceAll("-", "")])
        for (const as of writings(word))
          expect(sent.includes(as.normalize("NFKC").toLowerCase()), `${word} as ${as}`).toBe(false);
    }
  });

  it("is kept with its hash, and nobody but its recipient has it", async () => {
    const p = await had("bank");
    expect(createHash("sha256").update(p.text).digest("hex")).toBe(p.packageDigest);
    const missing = await w.as("isac", "GET", `/api/v1/deliveries/11111111-1111-4111-8111-111111111111/package`);
    for (const other of ["office", "isac", "port"]) {
      const refused = await w.as(other, "GET", `/api/v1/deliveries/${p.id}/package`);
      expect([refused.status, refused.text]).toEqual([404, missing.text]);
    }
  });

  it("is read back by this hub as the same values under a marking that is no milder", async () => {
    const p = await had("bank");
    const read = await understandFile(Buffer.from(p.text), { mediaType: "application/stix+json;version=2.1" });
    if (!read.ok) throw new Error(JSON.stringify(read));
    const items = read.reports.flatMap((r) => r.items);
    expect(items.map((i) => [i.kind, i.value, i.tlp]).sort()).toEqual([
      ["domain", "relay9.example", "amber"],
      ["sha256", SHA, "amber"],
    ]);
    expect(indicators(p).map((o) => o["object_marking_refs"])).toEqual([
      [tlpMarking("amber").id],
      [tlpMarking("amber").id],
    ]);
  });

  it("gives the same objects again while nothing that may be told has changed, under the next version", async () => {
    const first = await had("bank");
    await w.step(minute(2));
    await release(report, ["isac", "bank"]);
    const second = await had("bank");
    expect([second.version, second.text]).toEqual([first.version + 1, first.text]);
    await release(report, ["bank"]);
    const alone = await had("bank");
    expect(alone.version).toBe(1);
    const ids = (p: Had) => indicators(p).map((o) => o["id"]);
    expect(ids(alone).filter((id) => ids(first).includes(id))).toEqual([]);
  });

  it("says to its orderer alone why each value that it saw is in or out, of another's statements no more than the marking shows", async () => {
    await w.step(minute(3));
    const id = await release(report, ["bank", "alpha"]);
    const order = await w.as("office", "GET", `/api/v1/releases/${id}`);
    const reasons = (
      order.json["reasons"] as {
        body: { slug?: string; id: string };
        included: boolean;
        rule: string;
        values: unknown[];
      }[]
    ).map((r) => [r.included, r.rule, r.values.length]);
    expect(reasons.sort()).toEqual([
      [false, "told_to_owner", 2],
      [true, "nothing_restricts", 2],
    ]);
    expect((await w.as("bank", "GET", `/api/v1/releases/${id}`)).status).toBe(404);
    expect(await had("bank")).toMatchObject({ count: 0, packageDigest: null });
  });
});

describe("a copy", () => {
  const copyAs = (by: string, id: string, as: string) => w.as(by, "GET", `/api/v1/deliveries/${id}/package?as=${as}`);
  let leaked: Had;

  it("for MISP is read back as the same values under the same marking, and stands in the recipient's feed", async () => {
    await w.step(minute(4));
    await release(report, ["bank", "isac", "ministry"]);
    leaked = await had("isac");
    const misp = await copyAs("isac", leaked.id, "misp");
    const read = await understandFile(Buffer.from(misp.text), { mediaType: "application/json" });
    if (!read.ok) throw new Error(misp.text);
    const items = read.reports.flatMap((r) => r.items);
    expect(items.map((i) => [i.kind, i.value, i.indicator]).sort()).toEqual([
      ["domain", "relay9.example", true],
      ["sha256", SHA, true],
    ]);
    for (const item of items) expect(["amber", "amber+strict", "red"]).toContain(item.tlp);
    const manifest = (await w.as("isac", "GET", "/api/v1/feeds/misp/manifest.json")).json;
    const { uuid } = misp.json["Event"] as { uuid: string };
    expect(Object.keys(manifest)).toContain(uuid);
    expect((await w.as("isac", "GET", `/api/v1/feeds/misp/${uuid}.json`)).text).toBe(misp.text);
    expect((await w.as("bank", "GET", `/api/v1/feeds/misp/${uuid}.json`)).status).toBe(404);
    expect((await w.as("isac", "GET", "/api/v1/feeds/misp/hashes.csv")).text).toContain(uuid);
  });

  it("holds nothing of the source in any form, and tells its orderer whose it is when it leaks", async () => {
    for (const as of ["stix", "misp", "csv", "html", "csaf"]) {
      const copy = await copyAs("isac", leaked.id, as);
      const sent = copy.text.normalize("NFKC").toLowerCase();
      for (const word of [...HIDDEN, report])
        expect(sent.includes(word.normalize("NFKC").toLowerCase()), `${word} in ${as}`).toBe(false);
      const traced = await w.as("office", "POST", "/api/v1/releases/trace", { body: copy.text });
      const items = traced.json["items"] as { recipient: { id: string }; delivery: string; by: string }[];
      expect(items.map((i) => [i.delivery, i.by])).toContainEqual([leaked.id, "mark"]);
      expect(new Set(items.map((i) => i.recipient.id)).size).toBe(1);
    }
    expect((await w.as("bank", "POST", "/api/v1/releases/trace", { body: "x" })).status).toBe(403);
    expect((await copyAs("isac", leaked.id, "docx")).status).toBe(400);
  });

  it("for people is a PDF with the recipient's mark on its sheets and in its properties, and no word of the source in either", async () => {
    const get = async (by: string) => {
      const at = `${w.url}/api/v1/deliveries/${(await had(by)).id}/package?as=pdf`;
      const res = await fetch(at, { headers: { "x-api-key": w.keyOf(by) } });
      expect([res.status, res.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      return new Uint8Array(await res.arrayBuffer());
    };
    const bytes = await get("isac");
    expect(await get("isac")).toEqual(bytes);
    const read = await pdfText(bytes, LIMITS);
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    const text = read.pages.join("\n");
    // A property is an object of its own in the file, and plain where it is ASCII.
    const markIn = (of: Uint8Array) =>
      /\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/.exec(Buffer.from(of).toString("latin1"))?.[1];
    const plain = text.replaceAll(/\s+/g, "");
    expect(plain).toContain(SHA);
    expect(plain).toContain("relay9.example");
    const mark = markIn(bytes) ?? "none";
    expect(plain).toContain(mark);
    // Properties that are no ASCII are written in UTF-16.
    const even = Buffer.from(bytes.slice(bytes.length % 2))
      .swap16()
      .toString("utf16le");
    const whole = [text, Buffer.from(bytes).toString("latin1"), even];
    for (const word of [...HIDDEN, report, "salt-quay"])
      for (const as of [word, ...writings(word)])
        for (const said of whole) expect(said.toLowerCase().includes(as.toLowerCase()), `${word} as ${as}`).toBe(false);
    // Whoever has nothing of it has another mark, and the mark tells whose copy it was.
    const traced = await w.as("office", "POST", "/api/v1/releases/trace", { body: bytes });
    const items = traced.json["items"] as { delivery: string; by: string }[];
    expect(items.map((i) => [i.delivery, i.by])).toEqual([[(await had("isac")).id, "mark"]]);
    expect(markIn(await get("bank"))).not.toBe(mark);
  });
});

describe("a notice to a body at risk", () => {
  it("is a release of the value that concerns it: it is told of that one where it may receive it, and of nothing where not", async () => {
    await w.step(minute(8));
    const notice = async (to: string) => {
      const items = [{ kind: "domain", value: "Relay9[.]example" }];
      const body = JSON.stringify({ report, to: [to], audience: "at risk", items });
      const sent = await w.as("office", "POST", "/api/v1/releases", {
        body,
        headers: { "idempotency-key": `p${++n}` },
      });
      expect(sent.status).toBe(202);
      await w.settled();
      return (await w.as(to, "GET", `/api/v1/deliveries/${(await had(to)).id}`)).json["values"] as { value: string }[];
    };
    expect((await notice("bank")).map((v) => v.value)).toEqual(["relay9.example"]);
    expect(await notice("alpha")).toEqual([]);
    const wrong = { report, to: ["bank"], audience: "at risk", items: [{ kind: "ipv4", value: "nowhere" }] };
    const refused = await w.as("office", "POST", "/api/v1/releases", {
      body: JSON.stringify(wrong),
      headers: { "idempotency-key": `p${++n}` },
    });
    expect(refused.status).toBe(422);
  });
});
