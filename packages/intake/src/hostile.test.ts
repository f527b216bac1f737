/** Whatever a sender does to a file of any format: it is read or refused, never thrown at, and never half understood. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report, Understanding } from "./contract/index.ts";
import { ddosForm, type FormFields, ransomwareForm } from "./example/common-form.ts";
import { writeDocument } from "./example/document.ts";
import { encodeText } from "./example/encode.ts";
import { iodefJson, iodefXml, veris } from "./example/incidents.ts";
import { bundle, indicator, report, stix20Bundle } from "./example/stix.ts";
import { formDocument } from "./form/document.ts";
import { sniff } from "./sniff.ts";
import { understand } from "./understand.ts";

const file = (name: string) => readFileSync(new URL(`../../../scenarios/port-isewan/inputs/${name}`, import.meta.url));
const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const SEEDS: Readonly<Record<string, Uint8Array>> = {
  "ransomware form": ransomwareForm(),
  "table in Shift_JIS": encodeText("種類,指標,TLP\nIP,203.0.113.5,green\nURL,http://a.example/x,\n", "shift_jis"),
  "DDoS form": ddosForm(),
  "form as JSON": encode(formDocument("common-form-ddos", { 報告番号: "F-1", 覚知日時: "令和8年12月7日 6:30" })),
  "police submission": file("s2-police.json"),
  "MISP event": file("s3-misp-event.json"),
  "TAXII envelope": file("n2-taxii-page1.json"),
  "STIX bundle": encode(bundle([indicator(1), indicator(2), report(3, [indicator(1)])])),
  "IODEF in XML": encode(iodefXml()),
  "IODEF in JSON": encode(iodefJson()),
  VERIS: encode(veris()),
  "prose in Japanese": encode("表題\nTLP：AMBER 203.0.113[.]5 と bad[.]example/x\n"),
  "Word document": writeDocument(["hxxp://bad[.]example/x", "TLP:GREEN"]),
  "STIX 2.0 bundle": encode(stix20Bundle()),
  "neutral lines": encode(
    '{"schema":"neutral-incident/1","id":"1","indicators":[{"type":"ip","value":"203.0.113.5"}]}\n{"schema":"neutral-incident/1","id":"2","occurred":{"from":"2026-12-01"}}',
  ),
};
const LIMITS = { bytes: 400_000 };
const runs = (share: number) => ({ numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * share) });

/** What holds for every answer, however strange the question. */
function sound(understanding: Understanding): void {
  for (const { code, say } of understanding.refused) {
    expect(code).not.toBe("");
    expect(say.en.length * say.ja.length).toBeGreaterThan(0);
  }
  if (!understanding.ok) {
    expect(understanding.refused.length).toBeGreaterThan(0);
    return;
  }
  expect(understanding.reports.length).toBeGreaterThan(0);
  for (const one of understanding.reports) soundReport(one);
}

function soundReport(one: Report): void {
  const refs = one.items.map(({ ref }) => ref);
  expect(new Set(refs).size).toBe(refs.length);
  for (const time of [one.occurred, one.noticed, one.stated]) {
    if (time) expect(Date.parse(time.from)).toBeLessThanOrEqual(Date.parse(time.to));
  }
  const levels = ["clear", "green", "amber", "amber+strict", "red"];
  for (const item of one.items) {
    // A table and STIX mark their parts one by one: the report has the mildest of them.
    expect(item.value).not.toBe("");
    if (!one.format.startsWith("stix") && one.format !== "taxii-envelope-2.1") {
      expect(levels.indexOf(item.tlp)).toBeGreaterThanOrEqual(levels.indexOf(one.tlp));
    }
  }
}

describe.each(Object.entries(SEEDS))("%s", (_, seed) => {
  test("with bytes overwritten, cut or repeated", () => {
    const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 8 }),
        fc.nat(seed.length),
        fc.nat(seed.length),
        fc.boolean(),
        (changes, cut, from, cutting) => {
          const bytes = Uint8Array.from(seed);
          for (const { at, byte } of changes) bytes[at] = byte;
          const told = cutting ? bytes.subarray(0, cut) : Buffer.concat([bytes, bytes.subarray(from)]);
          sound(understand(told, {}, { limits: LIMITS }));
          sniff(told);
        },
      ),
      runs(0.5),
    );
  });
});

describe.each([
  "police submission",
  "MISP event",
  "TAXII envelope",
  "STIX bundle",
  "STIX 2.0 bundle",
  "IODEF in JSON",
  "VERIS",
])("%s", (name) => {
  test("with any value replaced by any other", () => {
    const seed = JSON.parse(new TextDecoder().decode(SEEDS[name])) as unknown;
    const places = paths(seed, []);
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        "",
        "unknown",
        "TLP:RED",
        "\u0000",
        "9".repeat(400),
        -1,
        1e308,
        [[]],
        {},
        { toString: "" },
        null,
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(places.length - 1), value), { minLength: 1, maxLength: 3 }), (changes) => {
        const told = structuredClone(seed);
        // A copy, for a later change may fall inside it, and what was drawn must stay as it was drawn.
        for (const [index, other] of changes) replace(told, places[index] ?? [], structuredClone(other));
        sound(understand(encode(told)));
      }),
      runs(0.5),
    );
  });
});

test("forms with any text in any cell", () => {
  const labels = [
    "報告番号",
    "報告日時",
    "発生日時",
    "覚知日時",
    "TLP",
    "対象人数",
    "調整機関への提供",
    "侵害指標（IoC）",
    "個人情報の漏えい等",
  ];
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "IPアドレス：",
      "（）：：",
      "令和99999年1月1日",
      "検知",
      "URL：（検知 2026/12/07 05:12 JST",
      "9".repeat(300),
      "約".repeat(3000),
    ),
  );
  const writable = text.map((raw) =>
    [...raw].filter((char) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}]/u.test(char)).join(""),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...labels), writable), (changed: FormFields) =>
      sound(understand(ransomwareForm(changed))),
    ),
    runs(0.25),
  );
});

test("long runs of one character in any field cost no more than their length", () => {
  for (const char of ["a", "（", "）", "：", "0", ".", "検知 2026", "[", " ", "　"]) {
    sound(
      understand(
        ransomwareForm({
          "侵害指標（IoC）": `URL：${char.repeat(20_000)}`,
          対象人数: char.repeat(20_000),
          覚知日時: char.repeat(20_000),
        }),
      ),
    );
  }
});

describe("millions of small faults cost a short list", () => {
  const many = 300_000;
  test.each([
    ["objects that are none", `{"type":"bundle","id":"bundle--1","objects":[${"7,".repeat(many)}7]}`],
    [
      "markings that nobody defined",
      JSON.stringify(
        bundle([indicator(1, { object_marking_refs: Array.from({ length: many }, () => "marking-definition--x") })]),
      ),
    ],
    [
      "attributes that are none",
      `{"Event":{"uuid":"u","info":"i","date":"2026-12-07","Attribute":[${"7,".repeat(many)}7]}}`,
    ],
    ["lines that are none", `{"schema":"neutral-incident/1","id":"1"}\n${"x\n".repeat(many)}`],
    [
      "items that are none",
      `{"schema":"police-submission/1","submissionId":"s","agencyId":"a","submittedAt":"2026-12-07T08:05:00Z","tlp":"red","items":[${"7,".repeat(190_000)}7]}`,
    ],
  ])("%s", (_, text) => {
    const understanding = understand(encode(text));
    expect(understanding.refused.length).toBeGreaterThan(0);
    expect(understanding.refused.length).toBeLessThan(600);
  });

  test("more reports than a file may hold refuse the file", () => {
    const lines = Array.from({ length: 30 }, (_, id) =>
      JSON.stringify({ schema: "neutral-incident/1", id: `${id}` }),
    ).join("\n");
    expect(understand(encode(lines), {}, { limits: { reports: 20 } })).toMatchObject({
      ok: false,
      refused: [{ code: "TOO_MANY" }],
    });
  });

  test("an indicator of more values than a report may hold is refused whole", () => {
    const pattern = `[ipv4-addr:value IN (${Array.from({ length: 40 }, (_, index) => `'203.0.113.${index}'`).join(",")})]`;
    expect(understand(encode(bundle([indicator(1, { pattern })])), {}, { limits: { items: 20 } })).toMatchObject({
      ok: false,
      refused: [{ code: "TOO_MANY" }],
    });
  });

  test("a cell beyond what Excel holds refuses the form", () => {
    const understanding = understand(ransomwareForm({ "侵害指標（IoC）": "x\n".repeat(20_000) }));
    expect(understanding).toMatchObject({ ok: false, refused: [{ code: "TOO_LARGE", place: "B23" }] });
  });
});

function paths(value: unknown, here: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [here];
  const inside = Array.isArray(value)
    ? value.map((one: unknown, index) => paths(one, [...here, index]))
    : Object.entries(value).map(([key, one]) => paths(one, [...here, key]));
  return [here, ...inside.flat()];
}

function replace(root: unknown, path: readonly (string | number)[], value: unknown): void {
  let here = root;
  for (const step of path.slice(0, -1)) here = (here as Record<string | number, unknown> | null)?.[step];
  const last = path.at(-1);
  if (last !== undefined && typeof here === "object" && here !== null)
    (here as Record<string | number, unknown>)[last] = value;
}
