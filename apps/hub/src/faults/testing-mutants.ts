/**
 * Valid files of every format, and ways to spoil them: bytes turned, cut, doubled and swapped, and values of a JSON document
 * replaced by what a hostile sender would write there.
 */
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ddosForm, ransomwareForm } from "@noroshi/intake/example";
import { bundle, notice } from "../testing-hub.ts";
import type { Draw } from "./testing-import.ts";

export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Own examples of each format, and the inputs of the shared scenario where they are at hand. */
export function samples(): readonly Sample[] {
  const json = (name: string, text: string): Sample => ({
    name,
    bytes: Buffer.from(text),
    mediaType: "application/json",
  });
  const own = [
    { name: "form.xlsx", bytes: Buffer.from(ransomwareForm()), mediaType: XLSX },
    { name: "ddos.xlsx", bytes: Buffer.from(ddosForm()), mediaType: XLSX },
    json("notice", notice("M-1")),
    json("stix", bundle(1)),
    json(
      "misp",
      JSON.stringify({
        Event: {
          uuid: "11111111-1111-4111-8111-111111111111",
          info: "x",
          date: "2026-11-20",
          Attribute: [
            {
              uuid: "21111111-1111-4111-8111-111111111111",
              type: "ip-dst",
              value: "203.0.113.7",
              to_ids: true,
              timestamp: "1763600000",
            },
          ],
        },
      }),
    ),
  ];
  const shared = process.env["NOROSHI_SHARED"];
  return shared === undefined ? own : [...own, ...scenario(join(shared, "scenarios", "port-isewan", "inputs"))];
}

const TYPES: Readonly<Record<string, string>> = {
  xlsx: XLSX,
  json: "application/json",
  ndjson: "application/x-ndjson",
  html: "text/html",
  xml: "application/xml",
};

function scenario(folder: string): readonly Sample[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f: Dirent) => f.isFile());
  return files.flatMap((f) => {
    const bytes = readFileSync(join(f.parentPath, f.name));
    const mediaType = TYPES[f.name.split(".").at(-1) ?? ""];
    return mediaType === undefined || bytes.length > 300_000 ? [] : [{ name: f.name, bytes, mediaType }];
  });
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  1e-320,
  [],
  {},
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "'; drop table report; --",
  "{{7*7}}",
  "../../etc/passwd",
  "x".repeat(100_000),
  "٣٣",
  "=cmd|' /C calc'!A0",
  "9999999999999999999999",
  "0001-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "-000001-01-01T00:00:00Z",
  "294277-01-01T00:00:00Z",
  "2026-02-30",
  "infinity",
  { __proto__: { admin: true } },
  [[[[[[[[[[]]]]]]]]]],
  "203.0.113.24/33",
  "::ffff:1.2.3.4%eth0",
  `${"a".repeat(3000)}.example`,
];
const TOKENS = [
  "\u0000",
  '"',
  "\\",
  "\\u0000",
  "\\ud800",
  "{",
  "[",
  "]]]]",
  ",,",
  "1e999",
  "<!ENTITY",
  "\uFEFF",
  "\xff\xfe",
  "PK\u0003\u0004",
  "--",
];

/** One mutant of a sample; the same draws give the same mutant. */
export function mutant(sample: Sample, draw: Draw): Buffer {
  const asJson = draw(2) === 0 ? mutateJson(sample.bytes, draw) : undefined;
  let bytes = asJson ?? sample.bytes;
  const times = asJson ? draw(2) : 1 + draw(3);
  for (let n = 0; n < times; n++) bytes = mutateBytes(bytes, draw);
  return bytes;
}

function mutateBytes(bytes: Buffer, draw: Draw): Buffer {
  const at = draw(bytes.length + 1);
  const length = 1 + draw(20);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (draw(6)) {
    case 0:
      return before; // cut
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, Buffer.from([draw(256)]), after.subarray(1)]);
    case 3:
      return Buffer.concat([before, Buffer.from(TOKENS[draw(TOKENS.length)] ?? ""), after]);
    case 4:
      return Buffer.concat([before, after.subarray(0, length), after]);
    default:
      return Buffer.concat([
        before,
        after.subarray(length, 2 * length),
        after.subarray(0, length),
        after.subarray(2 * length),
      ]);
  }
}

/** undefined when the sample is no JSON. */
function mutateJson(bytes: Buffer, draw: Draw): Buffer | undefined {
  let root: unknown;
  try {
    root = JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
  for (let n = 0; n <= draw(3); n++) spoil(root, draw);
  return Buffer.from(JSON.stringify(root));
}

/** Walks down at random and replaces, doubles, renames or removes what it finds there. */
function spoil(root: unknown, draw: Draw): void {
  let at = root;
  while (typeof at === "object" && at !== null) {
    const holder = at as Record<string, unknown>;
    const names = Object.keys(holder);
    const name = names[draw(names.length)];
    if (name === undefined) return;
    const below = holder[name];
    if (typeof below === "object" && below !== null && draw(4) > 0) {
      at = below;
      continue;
    }
    const what = draw(5);
    if (what === 0) delete holder[name];
    else if (what === 1 && Array.isArray(at)) at.push(structuredClone(below), structuredClone(below));
    else if (what === 2) holder[String(HOSTILE[draw(HOSTILE.length)])] = below;
    else if (what === 3 && typeof below === "string") holder[name] = below + String(HOSTILE[draw(HOSTILE.length)]);
    else holder[name] = HOSTILE[draw(HOSTILE.length)];
    return;
  }
}
