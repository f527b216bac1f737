/** Who was hit stands in a release by its own consent alone: fact by fact, recipient by recipient, and no longer than it stands. Real hub. */
import { createHash } from "node:crypto";
import { LIMITS, pdfText } from "@noroshi/intake";
import { ransomwareForm } from "@noroshi/intake/example";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../../testing-hub.ts";
import { foundWorld, REALM, type World } from "../../worlds/testing-twins.ts";

let w: World;
let n = 0;
let at = 0;
let report = "";
const SHA = "5e".repeat(32);
const NAME = { en: "Kuroshio Terminal KK", ja: "黒潮ターミナル株式会社" };
/** What the victim grants with; each fact is a word that stands nowhere else. */
const WORDS = {
  name: true,
  sector: "kontena-logistics",
  region: "Sotoura quay 4",
  system: "yard planner YPX-2",
  occurred: "2026-11-19T20:15:00Z",
  values: true,
} as const;
const FACTS: Readonly<Record<string, readonly string[]>> = {
  name: [NAME.en, NAME.ja],
  sector: [WORDS.sector],
  region: [WORDS.region],
  system: [WORDS.system],
  occurred: ["2026-11-19T20:15"],
};
const FIELDS = ["name", "sector", "region", "system", "occurred", "values"] as const;
type Field = (typeof FIELDS)[number];

const later = (hours = 0): Promise<void> => {
  at += 1 + hours * 60;
  return w.step(new Date(Date.UTC(2026, 10, 20, 1, at)).toISOString());
};
const now = (hours: number): string => new Date(Date.UTC(2026, 10, 20, 1, at + hours * 60)).toISOString();

beforeAll(async () => {
  w = await foundWorld();
  const port = { id: "00000000-0000-4000-8000-000000000002", slug: "port", kind: "operator", country: "XJ" };
  const renamed = await w.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [{ ...port, name: NAME, groups: ["ports"] }],
  });
  expect(renamed.status, renamed.text).toBeLessThan(300);
  await later();
  report = await send("port", form("K-1", `SHA-256：${SHA}\nドメイン：kuro9.example`));
});
afterAll(() => w[Symbol.asyncDispose]());

const form = (number: string, values: string) =>
  ransomwareForm({
    報告番号: number,
    報告組織名: `${NAME.ja}（${NAME.en}）`,
    報告組織ID: "port",
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意する",
    "侵害指標（IoC）": values,
  });

async function send(by: string, body: Uint8Array): Promise<string> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const headers = { "content-type": type, "idempotency-key": `v${++n}` };
  const answer = await w.as(by, "POST", "/api/v1/reports", { body, headers });
  await w.settled();
  return String(answer.json["reportId"]);
}

const act = (by: string, path: string, said: unknown): Promise<Answered> =>
  w.as(by, "POST", path, { body: JSON.stringify(said), headers: { "idempotency-key": `v${++n}` } });

interface Asking {
  readonly to?: readonly string[];
  readonly kinds?: readonly string[];
  readonly groups?: readonly string[];
  readonly fields?: readonly Field[];
  readonly of?: string;
}
async function asked({ of, ...said }: Asking): Promise<string> {
  const naming = { for: "victim_naming", reason: "partners ask who was hit", fields: FIELDS };
  const answer = await act("office", "/api/v1/consent-requests", { report: of ?? report, ...naming, ...said });
  expect(answer.status, answer.text).toBe(202);
  return String(answer.json["id"]);
}
const grant = (id: string, fields: readonly Field[] = FIELDS, more: object = {}) => {
  const victim = Object.fromEntries(fields.map((f) => [f, WORDS[f]]));
  return act("port", `/api/v1/consent-requests/${id}/answer`, { answer: "granted", victim, ...more });
};

/** The consent that was granted last, as its asker names it. */
async function consentOf(): Promise<string> {
  const page = await w.as("office", "GET", "/api/v1/consent-requests?limit=1");
  const [top] = page.json["items"] as { consent: string | null }[];
  return top?.consent ?? "none";
}

async function release(to: readonly string[], victims: readonly object[], of = report): Promise<string> {
  const answer = await act("office", "/api/v1/releases", { report: of, to, audience: "sector", victims });
  expect(answer.status, answer.text).toBe(202);
  await w.settled();
  return String(answer.json["id"]);
}

async function newest(by: string): Promise<{ id: string; packageDigest: string }> {
  const page = await w.as(by, "GET", "/api/v1/deliveries?limit=1");
  const [top] = page.json["items"] as { id: string; packageDigest: string }[];
  if (!top) throw new Error("no package");
  return top;
}

/** Every text in which a recipient gets what was released to it: each format, its shelf in every version, its feed, its pages and lists. */
async function everything(by: string): Promise<string> {
  const { id } = await newest(by);
  const texts: string[] = [];
  for (const as of ["stix", "misp", "csv", "html", "csaf"])
    texts.push((await w.as(by, "GET", `/api/v1/deliveries/${id}/package?as=${as}`)).text);
  texts.push(await pdf(by, id));
  const taxii = { headers: { accept: "application/taxii+json;version=2.1" } };
  const collections = (await w.as(by, "GET", `/taxii2/${REALM}/collections/`, taxii)).json["collections"] as {
    id: string;
  }[];
  expect(collections.length).toBeGreaterThan(0);
  for (const c of collections)
    for (const path of ["objects/?match[version]=all&limit=1000", "manifest/?match[version]=all&limit=1000"])
      texts.push((await w.as(by, "GET", `/taxii2/${REALM}/collections/${c.id}/${path}`, taxii)).text);
  const manifest = await w.as(by, "GET", "/api/v1/feeds/misp/manifest.json");
  texts.push(manifest.text);
  for (const uuid of Object.keys(manifest.json))
    texts.push((await w.as(by, "GET", `/api/v1/feeds/misp/${uuid}.json`)).text);
  for (const path of [
    `/api/v1/deliveries/${id}`,
    "/api/v1/deliveries?limit=50",
    "/api/v1/feeds/misp/hashes.csv",
    "/api/v1/received?limit=200",
    "/api/v1/recalls",
    "/api/v1/feeds/lists/domain.csv",
  ])
    texts.push((await w.as(by, "GET", path)).text);
  return texts.join("\n");
}

async function pdf(by: string, id: string): Promise<string> {
  const res = await fetch(`${w.url}/api/v1/deliveries/${id}/package?as=pdf`, { headers: { "x-api-key": w.keyOf(by) } });
  const bytes = new Uint8Array(await res.arrayBuffer());
  const read = await pdfText(bytes, LIMITS);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const even = Buffer.from(bytes.slice(bytes.length % 2))
    .swap16()
    .toString("utf16le");
  return [...read.pages, Buffer.from(bytes).toString("latin1"), even].join("\n");
}

/** Every writing of a word that a reader could find it in. */
function writings(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const hashes = ["md5", "sha1", "sha256"].map((h) => createHash(h).update(word).digest("hex"));
  const based = bytes.toString("base64").replace(/=+$/, "");
  return [word, bytes.toString("hex"), based, encodeURIComponent(word), ...hashes];
}
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");

const holds = (text: string, word: string): boolean => plain(text).includes(plain(word));

function expectNothing(text: string): void {
  const flat = plain(text);
  for (const word of [...Object.values(FACTS).flat(), NAME.en.split(" ")[0] ?? "", "黒潮"])
    for (const as of writings(word)) expect(flat.includes(plain(as)), `${word} as ${as}`).toBe(false);
}

describe("a victim", () => {
  it("is asked, grants in its own words a part of what was asked, and nobody else can grant for it", async () => {
    const id = await asked({ to: ["bank"], fields: ["name", "sector", "region"] });
    const victim = { name: true };
    const other = await act("isac", `/api/v1/consent-requests/${id}/answer`, { answer: "granted", victim });
    expect(other.status).toBe(404);
    const itself = await act("office", `/api/v1/consent-requests/${id}/answer`, { answer: "granted", victim });
    expect(itself.status).toBe(403);
    expect((await grant(id, ["name", "system"])).status).toBe(422);
    expect((await act("port", `/api/v1/consent-requests/${id}/answer`, { answer: "granted" })).status).toBe(422);
    expect((await grant(id, ["name", "sector"])).status).toBe(202);
    expect(await consentOf()).not.toBe("none");
  });

  it("is named to nobody unless the order chooses it", async () => {
    await later();
    await release(["bank"], []);
    expectNothing(await everything("bank"));
  });

  it("is told of with the chosen facts in every format to who was consented to, and to nobody else who gets the same release", async () => {
    await later();
    const consent = await consentOf();
    const id = await release(["bank", "isac"], [{ consent, fields: ["name", "sector", "region"] }]);
    const { id: delivery, packageDigest } = await newest("bank");
    for (const as of ["stix", "misp", "csv", "html", "csaf"]) {
      const text = (await w.as("bank", "GET", `/api/v1/deliveries/${delivery}/package?as=${as}`)).text;
      for (const word of [NAME.en, WORDS.sector]) expect(holds(text, word), `${word} in ${as}`).toBe(true);
      if (as === "stix") expect(createHash("sha256").update(text).digest("hex")).toBe(packageDigest);
    }
    expect(holds(await pdf("bank", delivery), NAME.ja)).toBe(true);
    const all = await everything("bank");
    for (const fact of ["region", "system", "occurred"])
      for (const word of FACTS[fact] ?? []) expect(holds(all, word), word).toBe(false);
    expectNothing(await everything("isac"));
    const reasons = (await w.as("office", "GET", `/api/v1/releases/${id}`)).json["victims"] as {
      body: { slug: string };
      field: Field;
      rule: string;
      state: string | null;
    }[];
    const ruleOf = (body: string, field: Field) => reasons.find((r) => r.body.slug === body && r.field === field)?.rule;
    expect([ruleOf("bank", "name"), ruleOf("bank", "region"), ruleOf("isac", "name")]).toEqual([
      "consented",
      "beyond_consent",
      "other_audience",
    ]);
  });

  it("stands on the recipient's shelf as an identity whose id no other recipient has", async () => {
    const stix = await w.as("bank", "GET", `/api/v1/deliveries/${(await newest("bank")).id}/package`);
    const objects = stix.json["objects"] as Record<string, unknown>[];
    const [victim] = objects.filter((o) => o["type"] === "identity" && o["name"] === NAME.en);
    expect(victim).toMatchObject({ identity_class: "organization", sectors: [WORDS.sector], roles: ["victim"] });
    const refs = victim?.["object_marking_refs"] as string[];
    expect(objects.map((o) => o["id"])).toEqual(expect.arrayContaining(refs));
    expect(await everything("isac")).not.toContain(String(victim?.["id"]));
  });

  it("is told of no more when it takes its consent back, and whoever had been told hears that without a name", async () => {
    await later();
    const requests = (await w.as("port", "GET", "/api/v1/consent-requests")).json["items"] as {
      id: string;
      told: { body: { slug: string }; over: boolean }[];
    }[];
    const request = requests[0];
    expect(request?.told.map((t) => [t.body.slug, t.over])).toEqual([["bank", false]]);
    expect((await act("port", `/api/v1/consent-requests/${request?.id}/end`, {})).status).toBe(202);
    await w.settled();
    expectNothing(await everything("bank"));
    const recalls = (await w.as("bank", "GET", "/api/v1/recalls")).json["items"] as {
      items: unknown;
      deliveries: string[];
    }[];
    const items = (recalls[0] as unknown as { values: { kind: string; value: string }[] }).values;
    expect(items.map((i) => i.kind)).toEqual(["victim"]);
    expect(recalls[0]?.deliveries).toEqual([(await newest("bank")).id]);
    const misp = (await w.as("bank", "GET", `/api/v1/deliveries/${(await newest("bank")).id}/package?as=misp`)).json;
    const attributes = (misp["Event"] as { Attribute: { deleted?: boolean; type: string }[] }).Attribute;
    expect(attributes.filter((a) => a.deleted).map((a) => a.type)).toContain("target-org");
    const page = await w.as("bank", "GET", `/api/v1/deliveries/${(await newest("bank")).id}`);
    expect(page.json["victims"]).toMatchObject([{ words: null }]);
  });
});

describe("a consent", () => {
  it("names nobody from the instant on that it was given until, and whoever had been told is told so", async () => {
    await later();
    const id = await asked({ kinds: ["isac"] });
    expect((await grant(id, FIELDS, { until: now(2) })).status).toBe(202);
    const consent = await consentOf();
    await release(["isac"], [{ consent, fields: FIELDS }]);
    const before = await everything("isac");
    for (const word of Object.values(FACTS).flat()) if (word !== NAME.ja) expect(holds(before, word), word).toBe(true);
    expect(before).toContain('"type":"sighting"');
    await later(3);
    await w.settled();
    expectNothing(await everything("isac"));
    const recalls = (await w.as("isac", "GET", "/api/v1/recalls")).json["items"] as unknown[];
    expect(recalls).toHaveLength(1);
  });

  it("of one who is named in another's report is asked of itself alone, and it does not hear whose report that is", async () => {
    await later();
    const own = await send(
      "bank",
      ransomwareForm({
        報告番号: "B-1",
        報告組織ID: "bank",
        TLP: "TLP:GREEN",
        調整機関への提供: "同意する",
        匿名化した技術情報の共有: "同意する",
        海外機関への共有: "同意する",
        "侵害指標（IoC）": "ドメイン：bankheim.example",
      }),
    );
    const said = {
      report: own,
      for: "victim_naming",
      victim: "port",
      fields: ["name", "values"],
      to: ["isac"],
      reason: "why",
    };
    const answer = await act("office", "/api/v1/consent-requests", said);
    expect(answer.status).toBe(202);
    const listed = await w.as("port", "GET", "/api/v1/consent-requests?limit=1");
    expect(listed.text).not.toContain(own);
    expect((listed.json["items"] as { report: unknown }[])[0]?.report).toBeNull();
    const id = String(answer.json["id"]);
    expect((await grant(id, ["name", "values"])).status).toBe(422);
    expect((await grant(id, ["name"])).status).toBe(202);
    const consent = await consentOf();
    await release(["isac"], [{ consent, fields: ["name", "values"] }], own);
    const all = await everything("isac");
    expect(holds(all, NAME.en)).toBe(true);
    expect((await act("port", `/api/v1/consent-requests/${id}/end`, {})).status).toBe(202);
  });

  it("serves no echo: what comes back with the name from who was told lets nobody else be told", async () => {
    await later();
    const id = await asked({ to: ["bank"] });
    expect((await grant(id)).status).toBe(202);
    await release(["bank"], [{ consent: await consentOf(), fields: ["name"] }]);
    await later();
    const back = await send(
      "bank",
      ransomwareForm({
        報告番号: "B-2",
        報告組織名: NAME.en,
        報告組織ID: "bank",
        TLP: "TLP:GREEN",
        調整機関への提供: "同意する",
        匿名化した技術情報の共有: "同意する",
        海外機関への共有: "同意する",
        "侵害指標（IoC）": `SHA-256：${SHA}\nドメイン：fresh.example（${NAME.en}）`,
      }),
    );
    await release(["isac"], [], back);
    expectNothing(await everything("isac"));
    // The consent is for the bank alone and on the victim's own report: on this one it is none.
    const order = {
      report: back,
      to: ["isac"],
      audience: "sector",
      victims: [{ consent: await consentOf(), fields: FIELDS }],
    };
    expect((await act("office", "/api/v1/releases", order)).status).toBe(422);
    expectNothing(await everything("isac"));
    expect((await act("port", `/api/v1/consent-requests/${id}/end`, {})).status).toBe(202);
  });

  it("is what is told, cut to what was chosen, whatever both are", async () => {
    const some = fc.subarray([...FIELDS], { minLength: 1 });
    const bodies = fc.subarray(["bank", "isac", "police", "alpha"], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, some, some, bodies, bodies, async (wanted, granted, chosen, audience, to) => {
        await later();
        const id = await asked({ to: audience, fields: wanted });
        const given = granted.filter((f) => wanted.includes(f));
        if (given.length === 0) {
          await act("port", `/api/v1/consent-requests/${id}/answer`, { answer: "refused", words: "no" });
          return;
        }
        expect((await grant(id, given)).status).toBe(202);
        const consent = await consentOf();
        await release(to, [{ consent, fields: chosen }]);
        for (const body of to) {
          const text = await everything(body);
          for (const [field, words] of Object.entries(FACTS)) {
            const told = audience.includes(body) && given.includes(field as Field) && chosen.includes(field as Field);
            expect(holds(text, words[0] ?? ""), `${field} to ${body}`).toBe(told);
          }
        }
        expect((await act("port", `/api/v1/consent-requests/${id}/end`, {})).status).toBe(202);
        for (const body of to) expectNothing(await everything(body));
      }),
      { numRuns: 3 },
    );
  });
});
