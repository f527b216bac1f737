import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { report } from "./report.ts";
import { idOf, smallest, TYPES } from "./testing/smallest.ts";

/** A smallest object in which any value, at any depth, was replaced by any JSON. */
const mutated = fc
  .record({
    type: fc.constantFrom(...TYPES, "bundle"),
    at: fc.nat(50),
    value: fc.jsonValue({ maxDepth: 3 }),
    key: fc.constantFrom(
      "__proto__",
      "extensions",
      "granular_markings",
      "external_references",
      "objects",
      "hashes",
      "name",
    ),
  })
  .map(({ type, at, value, key }) => {
    const object = smallest(type);
    const keys = Object.keys(object);
    const where = at % 2 === 0 ? (keys[at % keys.length] ?? "id") : key;
    return Object.fromEntries([...Object.entries(object), [where, value]]);
  });

describe("parse", () => {
  test("never throws, whatever JSON it is handed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated), (input) => {
        const parsed = parse(input);
        if (!parsed.ok) expect(parsed.faults.length).toBeGreaterThan(0);
        for (const line of [...report(parsed, "ja"), ...report(parsed, "en")]) expect(line).not.toMatch(/undefined|\n/);
      }),
    );
  });

  test("neither changes nor copies its input: JSON in is JSON out", () => {
    fc.assert(
      fc.property(mutated, (input) => {
        const before = JSON.stringify(input);
        const parsed = parse(input);
        expect(JSON.stringify(input)).toBe(before);
        if (parsed.ok) expect(parsed.object).toBe(input);
      }),
    );
  });

  test("gives the same answer twice", () => {
    fc.assert(
      fc.property(mutated, (input) => {
        expect(parse(input)).toEqual(parse(input));
      }),
    );
  });

  test("refuses in strict mode whatever it refuses otherwise, and every warning", () => {
    fc.assert(
      fc.property(mutated, (input) => {
        const lax = parse(input);
        const strict = parse(input, { strict: true });
        expect(strict.ok).toBe(lax.ok && lax.warnings.length === 0);
      }),
    );
  });

  test("finds in a bundle exactly what it finds in its object, at its place", () => {
    fc.assert(
      fc.property(mutated, (input) => {
        fc.pre(input["type"] !== "bundle");
        const alone = parse(input, { limits: { depth: 100 } });
        const inside = parse({ ...smallest("bundle"), objects: [input] }, { limits: { depth: 102 } });
        const codes = (parsed: typeof alone) =>
          [...(parsed.ok ? [] : parsed.faults), ...parsed.warnings].map((found) => found.code);
        expect(codes(inside)).toEqual(codes(alone));
        if (!inside.ok) for (const found of inside.faults) expect(found.path).toMatch(/^objects\[0\]/);
      }),
    );
  });

  test("does not pollute prototypes", () => {
    parse(
      JSON.parse('{"type":"campaign","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    );
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("keeps at most as many findings as asked for", () => {
    const labels = Array.from({ length: 100 }, () => 1);
    const parsed = parse({ ...smallest("campaign"), labels }, { limits: { findings: 10 } });
    expect(parsed.ok ? 0 : parsed.faults.length).toBe(10);
  });

  test("does not repeat a long key of the input in every finding below it", () => {
    const key = `${"a".repeat(100_000)}-ext`;
    const names = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Wrong${index}`, 1]));
    for (const object of [
      { ...smallest("file"), extensions: { [key]: names } },
      { ...smallest("windows-registry-key"), [key]: names, values: [{ [key]: [], name: 5 }] },
    ]) {
      const parsed = parse(object);
      const found = [...(parsed.ok ? [] : parsed.faults), ...parsed.warnings];
      for (const one of found) expect(one.path.length + one.say.length).toBeLessThan(2_000);
    }
  });

  test("is not stopped by a cycle", () => {
    const object: Record<string, unknown> = smallest("campaign");
    object["x_acme_self"] = object;
    expect(parse(object).ok).toBe(false);
  });

  test("hands patterns to the checker that the caller brings", () => {
    const seen: string[] = [];
    const parsed = parse(smallest("indicator"), {
      checkPattern: (pattern) => {
        seen.push(pattern);
        return [{ code: "pattern", rule: "mine", path: "", say: "no", level: "must" }];
      },
    });
    expect(seen).toEqual(["[file:name = 'loader.exe']"]);
    expect(parsed.ok ? [] : parsed.faults).toEqual([
      { code: "pattern", rule: "mine", path: "pattern", say: "no", level: "must" },
    ]);
  });
});

describe("a report", () => {
  test("says the verdict first, in the reader's language", () => {
    expect(report(parse(smallest("campaign")), "en")).toEqual(["Valid STIX 2.1"]);
    expect(report(parse(smallest("campaign")), "ja")).toEqual(["STIX 2.1 として有効です"]);
    expect(report(parse({ ...smallest("campaign"), name: 5 }), "en")).toEqual([
      "Not valid STIX 2.1: 1 fault, 0 recommendations",
      "✗ name: name must be a string, not a number. [STIX-2.1 §2 MUST wrong-type]",
    ]);
    expect(report(parse({ ...smallest("campaign"), id: idOf("tool") }), "ja")[1]).toBe(
      "✗ id: id はそのオブジェクトの型名で始まらなければなりません。 [STIX-2.1 §2.9 MUST id-prefix]",
    );
  });

  test("refuses an id that has no written form", () => {
    const { spec_version: _, ...old } = smallest("campaign");
    expect(parse({ ...old, id: { toString: "" } }).ok).toBe(false);
  });

  test("lets no control character of the input reach the terminal", () => {
    const lines = report(parse({ ...smallest("campaign"), "\u001b[31mred\u202e": 1 }), "en");
    expect([...lines.join("")].filter((sign) => sign === "\u001b" || sign === "\u202e")).toEqual([]);
  });
});
