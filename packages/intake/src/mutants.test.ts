/**
 * Every decoder against spoiled files: 100,000 mutants each in the deep tier, a few in the quick one. A mutant is read or refused,
 * with a place to put right; nothing is thrown, nothing half read. Archives are spoiled inside as well and closed again: outside,
 * most changes only break the archive.
 */

import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { understandAssessment, understandConsent, understandWithdrawal } from "./acts/act.ts";
import { doorOf } from "./door-of.ts";
import { ddosForm, ransomwareForm } from "./example/common-form.ts";
import { writeDocument, writeMail } from "./example/document.ts";
import { encodeText } from "./example/encode.ts";
import { csaf, iodefJson, iodefXml, veris } from "./example/incidents.ts";
import { writePdf } from "./example/pdf.ts";
import { bundle, indicator, report, stix20Bundle } from "./example/stix.ts";
import { writeWorkbook } from "./example/workbook.ts";
import { formCopy } from "./form-copy.ts";
import { readFeedManifest } from "./formats/misp/manifest.ts";
import { knowledgeOf } from "./knowledge-of.ts";
import { classifiedIn } from "./marking/in-file.ts";
import { proposeTable } from "./propose-table.ts";
import { understandSightings } from "./sightings.ts";
import { sniff } from "./sniff.ts";
import { understand, understandPages } from "./understand.ts";
import { understandFile } from "./understand-file.ts";

const deep = process.env["NOROSHI_DEEP"] === "1";
const MUTANTS = deep ? 100_000 : 60;
const TIMEOUT = deep ? 3_600_000 : 60_000;
const LIMITS = { bytes: 400_000, inflatedBytes: 2_000_000 };

interface Answer {
  readonly ok: boolean;
  readonly refused?: readonly {
    readonly code: string;
    readonly place: string;
    readonly say: { en: string; ja: string };
  }[];
}
type Read = (bytes: Uint8Array) => Answer | Promise<Answer>;

const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const uuid = (n: number) => `5a1f1f2e-0000-4000-8000-${String(n).padStart(12, "0")}`;
const attribute = (n: number, over: object = {}) => ({
  uuid: uuid(n),
  type: "ip-dst",
  to_ids: true,
  value: `203.0.113.${n}`,
  ...over,
});
const MISP = {
  Event: {
    uuid: uuid(1),
    info: "x",
    date: "2026-12-07",
    distribution: "4",
    SharingGroup: { name: "ports", uuid: uuid(2) },
    Orgc: { uuid: uuid(3), name: "o" },
    Tag: [{ name: "tlp:amber" }],
    Galaxy: [{ GalaxyCluster: [{ type: "tool", value: "x" }] }],
    Attribute: [
      attribute(4, { Sighting: [{ type: "0", date_sighting: "1796620800" }], first_seen: "2026-12-07T00:00:00Z" }),
      attribute(5, { type: "filename|sha256", value: `a.exe|${"a".repeat(64)}` }),
    ],
    Object: [{ name: "file", Attribute: [attribute(6, { type: "md5", value: "b".repeat(32) })] }],
    EventReport: [{ name: "r", content: "bad[.]example" }],
  },
};
const ENTRY = { info: "x", date: "2026-12-07", timestamp: "1796600000" };
const POLICE = {
  schema: "police-submission/1",
  submissionId: "P",
  agencyId: "a",
  occurredAt: "2026-12-07T00:00:00Z",
  submittedAt: "2026-12-07T01:00:00Z",
  tlp: "TLP:AMBER",
  items: [
    {
      no: 1,
      handling: "normal",
      kind: "indicator",
      type: "ipv4",
      value: "203.0.113.5",
      validUntil: "2027-01-01 00:00",
      timezone: "Asia/Tokyo",
    },
    { no: 2, handling: "investigationSecret", kind: "note", text: "x" },
  ],
};
const SIGHTING = {
  id: "1",
  organisationId: "o",
  observedAt: "2026-12-07T05:20:00Z",
  type: "ipv4",
  value: "203.0.113.5",
  count: 1,
};
const STIX = bundle([indicator(1), indicator(2), report(3, [indicator(1)])]) as { objects: unknown[] };
const at = (bytes: Uint8Array) => understand(bytes, {}, { limits: LIMITS });
const later = (bytes: Uint8Array) => understandFile(bytes, {}, { limits: LIMITS });
const MAPPING = { rows: "indicators", columns: { 種類: "type", 指標: "value", TLP: "tlp" } } as const;
const FORM_JSON = {
  schema: "common-form/1",
  form: "common-form-ddos",
  answers: { 報告番号: "1", TLP: "TLP:AMBER", 対象人数: "不明" },
};

const DECODERS: readonly (readonly [string, Uint8Array, Read])[] = [
  ["ransomware form", ransomwareForm(), at],
  ["DDoS form", ddosForm(), at],
  ["form as JSON", encode(FORM_JSON), at],
  ["form written back", ransomwareForm(), (bytes) => formCopy(bytes, { limits: LIMITS })],
  ["STIX 2.1 bundle", encode(STIX), at],
  ["STIX 2.0 bundle", encode(stix20Bundle()), at],
  [
    "TAXII pages",
    encode({ more: false, objects: STIX.objects }),
    (bytes) => understandPages([bytes, bytes], {}, { limits: LIMITS }),
  ],
  ["MISP event", encode(MISP), at],
  [
    "MISP feed",
    encode(MISP),
    (bytes) => understandPages([encode({ [uuid(1)]: ENTRY }), bytes], {}, { limits: LIMITS }),
  ],
  ["MISP manifest", encode({ [uuid(1)]: ENTRY, [uuid(2)]: ENTRY }), (bytes) => readFeedManifest(bytes)],
  ["police submission", encode(POLICE), at],
  [
    "neutral lines",
    encode(
      '{"schema":"neutral-incident/1","id":"1","indicators":[{"type":"ip","value":"203.0.113.5"}]}\n{"schema":"neutral-incident/1","id":"2"}',
    ),
    at,
  ],
  [
    "sightings",
    encode(`${JSON.stringify(SIGHTING)}\n${JSON.stringify({ ...SIGHTING, id: "2" })}`),
    (bytes) => understandSightings(bytes),
  ],
  ["table in Shift_JIS", encodeText("種類,指標,TLP\nIP,203.0.113.5,green\nURL,http://a.example/x,\n", "shift_jis"), at],
  [
    "table in ISO-2022-JP under a mapping",
    encodeText("種類\t指標\tTLP\nIP\t203.0.113.5\tgreen\n", "iso-2022-jp"),
    (bytes) => understand(bytes, {}, { limits: LIMITS, table: MAPPING }),
  ],
  [
    "table as workbook",
    writeWorkbook([
      ["indicator", "tlp"],
      ["203.0.113.5", "green"],
    ]),
    at,
  ],
  [
    "proposal of a mapping",
    encode("indicator,tlp\n203.0.113.5,green\n"),
    (bytes) => proposeTable(bytes, { limits: LIMITS }),
  ],
  ["text", encode("表題\nTLP：AMBER 203.0.113[.]5 と bad[.]example/x\n"), at],
  ["Word document", writeDocument(["hxxp://bad[.]example/x", "TLP:GREEN"]), at],
  ["PDF", writePdf([["TLP:GREEN", "hxxp://bad[.]example/x"]], { compress: true }), later],
  ["e-mail", writeMail("bad[.]example", [{ name: "a.json", type: "a/b", bytes: encode(STIX) }]), later],
  ["IODEF in XML", encode(iodefXml()), at],
  ["IODEF in JSON", encode(iodefJson()), at],
  ["VERIS", encode(veris()), at],
  ["CSAF", encode(csaf()), (bytes) => knowledgeOf(bytes)],
  [
    "consent",
    encode({
      schema: "consent/1",
      by: "o",
      reportId: "r",
      grant: "thirdPartyRelease",
      recipients: ["x"],
      items: "all",
    }),
    understandConsent,
  ],
  [
    "withdrawal",
    encode({ schema: "withdrawal/1", by: "o", reportId: "r", withdraw: ["shareAbroad"] }),
    understandWithdrawal,
  ],
  [
    "assessment",
    encode({ schema: "assessment/1", reportId: "r", mode: "provisional", continuity: 1, safety: 2, trust: 3 }),
    understandAssessment,
  ],
];

/** xorshift32: one stream a decoder, from the run's printed seed. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SIGNS = [
  "\u0000",
  "\ud800",
  "{",
  "}",
  '"',
  "\\",
  "<",
  "&#0;",
  "]]>",
  "9".repeat(400),
  "__proto__",
  "：",
  "令和",
  "-1",
  "null",
  "%PDF-",
];

/** One to eight changes: a bit, a byte, a cut, a repetition, a piece put elsewhere, a sign that means something somewhere. */
function mutated(seed: Uint8Array, draw: (below: number) => number): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(seed);
  for (let left = 1 + draw(8); left > 0 && bytes.length > 0; left--) {
    const here = draw(bytes.length);
    const length = 1 + draw(Math.min(64, bytes.length));
    switch (draw(6)) {
      case 0:
        bytes[here] = (bytes[here] ?? 0) ^ (1 << draw(8));
        break;
      case 1:
        bytes[here] = draw(256);
        break;
      case 2:
        bytes = bytes.slice(0, here);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, here), bytes.subarray(here, here + length), bytes.subarray(here)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, here), bytes.subarray(here + length)]);
        break;
      default:
        bytes = Buffer.concat([
          bytes.subarray(0, here),
          Buffer.from(SIGNS[draw(SIGNS.length)] ?? ""),
          bytes.subarray(here),
        ]);
    }
  }
  return bytes;
}

/** A mutant of the file, or of one part inside the archive that it is. */
function mutant(
  seed: Uint8Array,
  parts: Readonly<Record<string, Uint8Array>> | undefined,
  draw: (below: number) => number,
): Uint8Array {
  if (parts === undefined || draw(4) === 0) return mutated(seed, draw);
  const names = Object.keys(parts);
  const name = names[draw(names.length)] ?? "";
  return zipSync({ ...parts, [name]: mutated(parts[name] ?? new Uint8Array(), draw) }, { level: 0 });
}

const told = (answer: Answer): boolean =>
  (answer.ok || (answer.refused?.length ?? 0) > 0) &&
  (answer.refused ?? []).every(
    ({ code, place, say }) => code !== "" && typeof place === "string" && say.en !== "" && say.ja !== "",
  );

describe.each(DECODERS)("%s", (name, seed, read) => {
  test("spoiled in any way is read or refused with a reason", { timeout: TIMEOUT }, async () => {
    expect(await read(seed), "the file itself is read").toMatchObject({ ok: true });
    const draw = drawFrom((fc.readConfigureGlobal().seed ?? 1) ^ name.length ^ (name.charCodeAt(0) << 8));
    const parts = seed[0] === 0x50 && seed[1] === 0x4b ? unzipSync(seed) : undefined;
    const bad: string[] = [];
    for (let n = 0; n < MUTANTS && bad.length < 5; n++) {
      const bytes = mutant(seed, parts, draw);
      try {
        if (!told(await read(bytes))) bad.push(`#${n} untold ${Buffer.from(bytes).toString("base64").slice(0, 2_000)}`);
        if (n % 20 === 0) {
          sniff(bytes);
          doorOf(bytes);
          await classifiedIn(bytes, { limits: LIMITS });
        }
      } catch (error) {
        bad.push(`#${n} ${String(error)} ${Buffer.from(bytes).toString("base64").slice(0, 2_000)}`);
      }
    }
    expect(bad).toEqual([]);
  });
});
