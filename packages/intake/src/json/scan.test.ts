import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { readJson, readText } from "./read.ts";
import { scan } from "./scan.ts";

test("what JSON.stringify writes from plain values passes and reads back the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
      fc.pre(!/__proto__|\\u(0000|d[89a-f])/i.test(JSON.stringify(value)));
      const read = readJson(JSON.stringify(value, null, indent), LIMITS);
      expect(read).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
    }),
  );
});

test("NUL and half a surrogate pair are refused, whole pairs and escaped backslashes are not", () => {
  for (const bad of ['"a\\u0000"', '"\\ud83d"', '"\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"', '{"\\u0000":1}']) {
    expect([bad, scan(bad, LIMITS)?.kind]).toEqual([bad, "character"]);
  }
  for (const good of ['"\\ud83d\\ude00"', '"\\\\u0000"', '"\\u0001"', '"😀"'])
    expect([good, scan(good, LIMITS)]).toEqual([good, undefined]);
});

test("any text is read or refused, never thrown at", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof readJson(text, LIMITS).ok === "boolean"));
});

test("the same name twice in one object is a duplicate, also when one is written with escapes", () => {
  expect(scan('{"tlp":"red","tlp":"clear"}', LIMITS)).toMatchObject({ kind: "duplicate", name: "tlp" });
  expect(scan('{"tlp":"red","\\u0074lp":"clear"}', LIMITS)).toMatchObject({ kind: "duplicate", name: "tlp" });
});

test("the same name in two objects, or as a value, is no duplicate", () => {
  expect(scan('[{"a":"a"},{"a":{"a":["a","a"]}}]', LIMITS)).toBeUndefined();
});

test("a brace or quote inside a string is text", () => {
  expect(scan('{"a":"{\\"a\\":[[[","b":"]"}', LIMITS)).toBeUndefined();
});

test("__proto__ as a name is refused at any depth, as a value it is a word", () => {
  expect(scan('{"a":[{"__proto__":{"admin":true}}]}', LIMITS)?.kind).toBe("proto");
  expect(scan('{"a":"__proto__"}', LIMITS)).toBeUndefined();
});

test("nesting, number of values and length of strings are capped at their limits", () => {
  const limits = { ...LIMITS, depth: 3, values: 10, stringLength: 5 };
  expect(scan("[[[1]]]", limits)).toBeUndefined();
  expect(scan("[[[[1]]]]", limits)?.kind).toBe("depth");
  expect(scan(`[${"1,".repeat(20)}1]`, limits)?.kind).toBe("values");
  expect(scan('["12345"]', limits)).toBeUndefined();
  expect(scan('["123456"]', limits)?.kind).toBe("length");
});

test("a hundred thousand open brackets are refused without recursion", () => {
  expect(scan("[".repeat(100_000), LIMITS)?.kind).toBe("depth");
});

test("the place of a fault is a line and a column", () => {
  const read = readJson('{\n  "a": 1,\n  "a": 2\n}', LIMITS);
  expect(read).toMatchObject({ ok: false, fault: { code: "DUPLICATE", place: "line 3 column 3" } });
});

test("bytes that are not UTF-8 are refused, a byte order mark is not", () => {
  expect(readText(Uint8Array.of(0x7b, 0xff, 0x7d))).toMatchObject({ ok: false, fault: { code: "NOT_UTF8" } });
  expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual({ ok: true, text: "{}" });
});
