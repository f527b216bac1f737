/** The scanner of JSON against `JSON.parse`: the same documents are refused, and the same values are found in the others. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textAt } from "../../contract/index.ts";
import { eveReader } from "../eve.ts";
import { DEPTH_MOST, JsonScanner } from "./scanner.ts";
import { timeAt } from "./time.ts";
import { watchTree } from "./watch.ts";

const PATHS = [
  ["src_ip"],
  ["a", "src_ip"],
  ["a", "b", "c"],
  ["list", "[]"],
  ["list", "[]", "x"],
  ["list", "[]", "y", "[]"],
  ['é"k'],
];
const ROOT = watchTree(PATHS.map((path, slot) => ({ path, slot })));

/** What the scanner finds, or undefined where it refuses. */
function scanned(text: string): readonly (readonly string[])[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const scanner = new JsonScanner(ROOT, PATHS.length);
  scanner.begin(bytes);
  let end = scanner.object(0);
  while (end >= 0 && " \t\r".includes(String.fromCharCode(bytes[end] ?? 0x21))) end++;
  if (end !== bytes.length) return undefined;
  const all = Buffer.concat([bytes, scanner.spill.subarray(0, scanner.spilled)]);
  return PATHS.map((_, slot) =>
    Array.from({ length: scanner.counts[slot] ?? 0 }, (_, n) =>
      all.toString("utf8", scanner.spans[slot]?.[2 * n], scanner.spans[slot]?.[2 * n + 1]),
    ),
  );
}

/** The same, by the platform's own reader. Numbers are compared as they would be read. */
function parsed(text: string): readonly (readonly string[])[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return PATHS.map((path) => along(value, path));
}

function along(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (typeof value === "string") return [Buffer.from(value).toString("utf8")];
    return typeof value === "number" ? [String(value)] : [];
  }
  if (key === "[]") return Array.isArray(value) ? value.flatMap((each) => along(each, rest)) : [];
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) return [];
  return along((value as Readonly<Record<string, unknown>>)[key], rest);
}

const word = fc.constantFrom("src_ip", "a", "b", "c", "list", "x", "y", 'é"k', "other", "__proto__", "");
/** A key or text in one of its spellings: plain, or some signs as escapes. */
const spelled = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.infiniteStream(fc.nat(5))).map(([raw, chance]) => {
    const signs = [...raw].map((sign) => {
      const escaped = () =>
        [...Array(sign.length).keys()].map((n) => `\\u${sign.charCodeAt(n).toString(16).padStart(4, "0")}`).join("");
      if (sign === "/" && chance.next().value === 1) return "\\/";
      return chance.next().value === 0 ? escaped() : JSON.stringify(sign).slice(1, -1);
    });
    return `"${signs.join("")}"`;
  });
const blank = fc.constantFrom("", " ", "\t", "  ");
const text = spelled(fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), word));
const scalar = fc.oneof(
  text,
  fc.integer().map(String),
  fc.constantFrom("true", "false", "null", "0", "7", '"\\ud800"', '"\\ud83d\\ude00"'),
);
const { document } = fc.letrec<{ document: string; value: string; list: string }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, scalar, tie("document"), tie("list")),
  list: fc
    .tuple(blank, fc.array(tie("value"), { maxLength: 4 }))
    .map(([gap, items]) => `[${gap}${items.join(`${gap},`)}${gap}]`),
  document: fc
    .tuple(blank, fc.array(fc.tuple(spelled(word), tie("value")), { maxLength: 6 }))
    .map(([gap, pairs]) => `{${gap}${pairs.map(([key, value]) => `${key}${gap}:${gap}${value}`).join(`,${gap}`)}}`),
}));

describe("the scanner of JSON", () => {
  it("finds in every document what JSON.parse finds: whatever the depth, the escapes, and keys that come twice", () => {
    fc.assert(
      fc.property(document, (json) => {
        expect(scanned(json)).toEqual(parsed(json));
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses what JSON.parse refuses, wherever a document was damaged", () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.constantFrom("", '"', "\\", "{", "}", "[", "]", ",", ":", "0", "-", "e", ".", "\u0001", "n", "x"),
    );
    fc.assert(
      fc.property(document, damage, fc.boolean(), (json, [place, sign], cut) => {
        const at = place % (json.length + 1);
        const broken = json.slice(0, at) + sign + json.slice(cut ? at + 1 : at);
        // Half of a sign of two units is another text once it is written as bytes; both read the bytes here.
        const same = new TextDecoder().decode(new TextEncoder().encode(broken));
        const mine = scanned(same);
        const theirs = parsed(same);
        expect(mine === undefined).toBe(theirs === undefined);
        const plain = (lists: typeof mine) =>
          lists?.map((list) => list.map((one) => (/^-?[\d.eE+-]+$/.test(one) ? String(Number(one)) : one)));
        expect(plain(mine)).toEqual(plain(theirs));
      }),
      { numRuns: 2000 },
    );
  });

  it("reads to 64 levels and no deeper", () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
    expect(scanned(nested(DEPTH_MOST))).toBeDefined();
    expect(scanned(nested(DEPTH_MOST + 1))).toBeUndefined();
    expect(scanned(`{"a":${"[".repeat(100_000)}`)).toBeUndefined();
  });
});

const eve = (...lines: readonly unknown[]) =>
  eveReader({ matchedOnly: true }).read(
    Buffer.from(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")),
    true,
  );

describe("an EVE log", () => {
  it("gives ends, time and the values of every version of its events, with what they are", () => {
    const { batch, faults } = eve(
      { timestamp: "2026-12-07T06:30:00.123456+0900", src_ip: "192.0.2.1", dest_ip: "2001:db8::1", proto: "TCP" },
      { dns: { queries: [{ rrname: "a.example" }, { rrname: "b.example" }], grouped: { A: ["192.0.2.7"] } } },
      { dns: { rrname: "c.example", answers: [{ rrname: "c.example", rdata: "evil,example" }] } },
    );
    expect([batch.length, faults, batch.ends[0]]).toEqual([3, [], 1]);
    expect(batch.timeOf?.(0)).toBe(Date.UTC(2026, 11, 6, 21, 30) * 1000 + 123_456);
    expect(textAt(batch, "dns.queries.rrname", 1)).toBe("a.example,b.example");
    expect(textAt(batch, "dns.grouped.A", 1)).toBe("192.0.2.7");
    expect(textAt(batch, "dns.rrname", 2)).toBe("c.example");
    expect(textAt(batch, "dns.answers.rdata", 2)).toBe("evil\0example");
    expect(batch.matched?.get("dns.rrname")).toEqual({ as: "name" });
  });

  it("cannot be forged by what is written into it: nested keys, escapes, keys that come twice", () => {
    const forged = [
      '{"metadata":{"src_ip":"192.0.2.66"},"src_ip":"192.0.2.1"}',
      '{"src_ip":"192.0.2.1","http":{"url":"\\",\\"src_ip\\":\\"192.0.2.66\\""}}',
      '{"src_ip":"192.0.2.66","\\u0073rc_ip":"192.0.2.1"}',
      '{"dns":{"rrname":"forged.example"},"src_ip":"192.0.2.1","dns":{}}',
    ];
    const { batch } = eve(...forged);
    expect([...batch.origin].filter((_, n) => n % 4 === 3)).toEqual(Array(4).fill(0xc0000201));
    expect(textAt(batch, "dns.rrname", 3)).toBeUndefined();
    expect(textAt(batch, "http.url", 1)).toBe('","src_ip":"192.0.2.66"');
  });

  it("loses no record to a bad one, and names the line of each", () => {
    const { batch, faults, passed } = eve(
      { src_ip: "192.0.2.1" },
      "{",
      "",
      "[]",
      `{"a":${"[".repeat(70)}`,
      '{"a":1}x',
      {
        src_ip: "192.0.2.2",
      },
    );
    expect([batch.length, passed, [...(batch.numbers ?? [])]]).toEqual([2, 7, [1, 7]]);
    expect(faults).toEqual([
      { code: "JSON_BROKEN", number: 2 },
      { code: "JSON_BROKEN", number: 4 },
      { code: "JSON_TOO_DEEP", number: 5 },
      { code: "JSON_BROKEN", number: 6 },
    ]);
  });

  it("marks a record with a key that nobody knows, and gives what selection may keep under Zeek's names", () => {
    const lines = [{ src_ip: "192.0.2.1", flow_id: 7, flow: { bytes_toserver: 10 } }, { novelty: 1 }];
    const { batch } = eveReader().read(Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n")), true);
    expect([...batch.strange]).toEqual([0, 1]);
    expect(["uid", "id.orig_h", "orig_ip_bytes"].map((field) => textAt(batch, field, 0))).toEqual([
      "7",
      "192.0.2.1",
      "10",
    ]);
  });
});

describe("a time in JSON", () => {
  it("is read in every form that logs have, to the microsecond, and never guessed", () => {
    const time = (said: string) => timeAt(Buffer.from(said), 0, said.length);
    const forms = ["1700000000.5", "1700000000500", "2023-11-14T22:13:20.5Z", "2023-11-15T07:13:20.500000+09:00"];
    expect(forms.map(time)).toEqual(forms.map(() => 1_700_000_000_500_000));
    const wrong = [
      "2023-02-29T00:00:00Z",
      "2023-11-14",
      "2023-11-14T22:13:20",
      "2023-11-14T22:13:20+9",
      "x",
      "",
      "1e9",
    ];
    expect(wrong.map(time)).toEqual(wrong.map(() => Number.NaN));
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2199-01-01"), noInvalidDate: true }), (date) => {
        expect(time(date.toISOString())).toBe(date.getTime() * 1000);
      }),
    );
  });
});
