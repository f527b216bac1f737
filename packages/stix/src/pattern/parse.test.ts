import { describe, expect, it } from "vitest";
import { MAX_DEPTH } from "./cursor.ts";
import type { PatternFaultCode } from "./faults.ts";
import { MAX_LENGTH, parsePattern } from "./parse.ts";
import { print } from "./print.ts";

const MD5 = "cead3f77f6cda6ec00f57d76c9a6879f";

describe("the grammar takes", () => {
  it.each([
    ["[file:size=1280]", "[file:size = 1280]"],
    ["[a:b == 1]", "[a:b = 1]"],
    ["[a:b <> 1]", "[a:b != 1]"],
    ["[a:b NOT < -1.5]", "[a:b NOT < -1.5]"],
    ["[a:b = +5]", "[a:b = 5]"],
    ["[a:b = .5]", "[a:b = 0.5]"],
    ["[a:b = -0]", "[a:b = 0]"],
    ["[a:b = 0.0000001]", "[a:b = 0.0000001]"],
    ["[a:b = true OR a:b=false]", "[a:b = true OR a:b = false]"],
    ["[a:b IN ('x','y' , 'z')]", "[a:b IN ('x', 'y', 'z')]"],
    ["[a:b NOT IN()]", "[a:b NOT IN ()]"],
    ["[a:b IN (1, 2.5)]", "[a:b IN (1, 2.5)]"],
    ["[a:b LIKE 'x%' OR a:b NOT MATCHES'^x']", "[a:b LIKE 'x%' OR a:b NOT MATCHES '^x']"],
    [
      "[a:value ISSUBSET '198.51.100.0/24' AND a:value NOT ISSUPERSET '::/0']",
      "[a:value ISSUBSET '198.51.100.0/24' AND a:value NOT ISSUPERSET '::/0']",
    ],
    ["[EXISTS a:b.c]", "[EXISTS a:b.c]"],
    ["[a:b = t'2016-12-31T23:59:60.25Z']", "[a:b = t'2016-12-31T23:59:60.25Z']"],
    ["[a:b = b'ABI=' OR a:b = h'FFc3' OR a:b = h'']", "[a:b = b'ABI=' OR a:b = h'ffc3' OR a:b = h'']"],
    ["[a:b = b'AB\nI=']", "[a:b = b'ABI=']"],
    ["[a:b = 'it\\'s \\\\ \n fine']", "[a:b = 'it\\'s \\\\ \n fine']"],
    ["[x-usb-device:usbdrive.'serial-number' = '1']", "[x-usb-device:usbdrive.'serial-number' = '1']"],
    ["[a:'b'.'c'[0][*].'d.e' = 1]", "[a:b.c[0][*].'d.e' = 1]"],
    ["[a:'AND'.'true' = 1]", "[a:'AND'.'true' = 1]"],
    ["[t:h = 1 AND t:b = 2]", "[t:h = 1 AND t:b = 2]"],
    ["[a:b = 1] // the end", "[a:b = 1]"],
    ["/* two\nlines */ [a:b /**/ = 1]", "[a:b = 1]"],
    ["\u00a0\u3000[a:b\u2028=\u00851]", "[a:b = 1]"],
    ["(([a:b = 1]))", "[a:b = 1]"],
    ["[(a:b = 1)]", "[a:b = 1]"],
    ["[a:b=1 OR a:b=2 AND a:b=3]", "[a:b = 1 OR a:b = 2 AND a:b = 3]"],
    ["[(a:b=1 OR a:b=2) AND a:b=3]", "[(a:b = 1 OR a:b = 2) AND a:b = 3]"],
    ["[a:b=1] AND ([a:b=2] AND [a:b=3])", "[a:b = 1] AND ([a:b = 2] AND [a:b = 3])"],
    [
      "[a:b=1] FOLLOWEDBY ([a:b=2] OR [a:b=3]) AND [a:b=4]",
      "[a:b = 1] FOLLOWEDBY ([a:b = 2] OR [a:b = 3]) AND [a:b = 4]",
    ],
    ["([a:b=1] FOLLOWEDBY [a:b=2]) AND [a:b=4]", "([a:b = 1] FOLLOWEDBY [a:b = 2]) AND [a:b = 4]"],
    ["[a:b=1]REPEATS 5TIMES WITHIN 1800.5SECONDS", "[a:b = 1] REPEATS 5 TIMES WITHIN 1800.5 SECONDS"],
    ["([a:b=1] WITHIN 5 SECONDS) WITHIN 10 SECONDS", "([a:b = 1] WITHIN 5 SECONDS) WITHIN 10 SECONDS"],
    [
      "[a:b=1] START t'2016-06-01T00:00:00Z' STOP t'2016-07-01T00:00:00Z'",
      "[a:b = 1] START t'2016-06-01T00:00:00Z' STOP t'2016-07-01T00:00:00Z'",
    ],
    [
      `[file:hashes.MD5 = '${MD5}' OR file:hashes.'x-own' = 'anything']`,
      `[file:hashes.MD5 = '${MD5}' OR file:hashes.'x-own' = 'anything']`,
    ],
    ["[(a:x = 1 OR b:y = 2) AND (a:x = 2 OR b:y = 1)]", "[(a:x = 1 OR b:y = 2) AND (a:x = 2 OR b:y = 1)]"],
  ])("%s", (text, printed) => {
    const parsed = parsePattern(text);
    expect(parsed.ok ? print(parsed.pattern) : parsed.faults).toBe(printed);
  });
});

describe("refused, with the place and the reason:", () => {
  const cases: [text: string, code: PatternFaultCode, line: number, column: number, advice: string][] = [
    ["", "empty", 1, 1, "[file:name"],
    [" /* nothing */ ", "empty", 1, 16, "at least one"],
    ["file:size = 1280", "expected", 1, 1, "[ or ("],
    ["[file:size = 1280", "expected", 1, 18, "]"],
    ["[file:size = 1280]]", "expected", 1, 19, "the end"],
    ["[file:size = ]", "expected", 1, 14, "constant"],
    ["[file:size > = 1]", "expected", 1, 14, "constant"],
    ["[file:size 1]", "expected", 1, 12, "operator"],
    ["[file = 1]", "expected", 1, 7, ":"],
    ["[file:name = foo]", "expected", 1, 14, "single quotes"],
    ['[file:name = "foo"]', "character", 1, 14, "Write '"],
    ["[file:name = \u2018foo\u2019]", "character", 1, 14, "Write '"],
    ["[file:name MATCHES /.*/]", "character", 1, 20, "/"],
    ["[file:name = 'foo]", "unterminated", 1, 14, "never closed"],
    ["[a:b = 1 /* ]", "unterminated", 1, 10, "*/"],
    ["[file:name = 'C:\\Windows']", "escape", 1, 17, "\\\\"],
    ["[file:x-name = 1]", "quote-property", 1, 7, "'x-name'"],
    ["[file:true = 1]", "expected", 1, 7, "'true'"],
    ["[file:name.IN = 1]", "expected", 1, 12, "'IN'"],
    ["['file':name = 1]", "expected", 1, 2, "object path"],
    ["[a:b = 1 and a:c = 2]", "expected", 1, 10, "capitals: AND"],
    ["[a:b = 1] And [a:c = 2]", "expected", 1, 11, "capitals: AND"],
    ["[a:b like 'x']", "expected", 1, 6, "capitals: LIKE"],
    ["[NOT a:b = 1]", "expected", 1, 2, "NOT after"],
    ["[a:b = TRUE]", "expected", 1, 8, "true"],
    ["[a:b > true]", "constant-type", 1, 8, "no order"],
    ["[a:b LIKE 1]", "expected", 1, 11, "string"],
    ["[a:b MATCHES h'00']", "expected", 1, 14, "string"],
    ["[a:b IN 'x']", "expected", 1, 9, "set"],
    ["[a:b IN ('x',)]", "expected", 1, 14, "constant"],
    ["[a:b IN ('x' 'y')]", "expected", 1, 14, "comma"],
    ["[a:b IN ('x', 1)]", "mixed-set", 1, 15, "one kind"],
    ["[a:b = 007]", "number", 1, 8, "leading zeros"],
    ["[a:b = 9007199254740992]", "number", 1, 8, "2^53"],
    ["[a:b = 1.]", "expected", 1, 9, "]"],
    ["[a:b = 1e5]", "expected", 1, 9, "]"],
    ["[a:b = h'abc']", "hex", 1, 8, "even"],
    ["[a:b = h'xy']", "hex", 1, 8, "hex"],
    ["[a:b = b'abc']", "binary", 1, 8, "base64"],
    ["[a:b = b'']", "binary", 1, 8, "base64"],
    ["[a:b = b'A===']", "binary", 1, 8, "base64"],
    ["[a:b = t'2014-02-29T00:00:00Z']", "timestamp", 1, 8, "date that exists"],
    ["[a:b = t'2014-13-01T00:00:00Z']", "timestamp", 1, 8, "UTC"],
    ["[a:b = t'2014-01-13T07:03:17']", "timestamp", 1, 8, "Z"],
    ["[a:b = t'2014-01-13T07:03:17+09:00']", "timestamp", 1, 8, "UTC"],
    ["[a:b = t'2014-01-13T07:03:60Z']", "timestamp", 1, 8, "date"],
    ["[a:b = 1] WITHIN 5", "expected", 1, 19, "SECONDS"],
    ["[a:b = 1] WITHIN 5 MINUTES", "expected", 1, 20, "SECONDS"],
    ["[a:b = 1] WITHIN -5 SECONDS", "expected", 1, 18, "positive"],
    ["[a:b = 1] WITHIN 'x' SECONDS", "expected", 1, 18, "positive"],
    ["[a:b = 1] WITHIN 0 SECONDS", "not-positive", 1, 11, "above zero"],
    ["[a:b = 1] REPEATS 0 TIMES", "not-positive", 1, 11, "above zero"],
    ["[a:b = 1] REPEATS -1 TIMES", "expected", 1, 19, "positive"],
    ["[a:b = 1] REPEATS 2.5 TIMES", "expected", 1, 19, "integer"],
    ["[a:b = 1] START '2016-06-01T00:00:00Z' STOP '2016-07-01T00:00:00Z'", "expected", 1, 17, "START t'"],
    ["[a:b = 1] START t'2016-06-01T00:00:00Z'", "expected", 1, 40, "STOP"],
    ["[a:b = 1] START t'2016-07-01T00:00:00Z' STOP t'2016-06-01T00:00:00Z'", "empty-interval", 1, 11, "swap"],
    ["[a:b = 1] START t'2016-07-01T00:00:00.0Z' STOP t'2016-07-01T00:00:00Z'", "empty-interval", 1, 11, "earlier"],
    ["[a:b = 1]\n  WITHIN 1 SECONDS\r\n  WITHIN 2 SECONDS", "repeated-qualifier", 3, 3, "once"],
    ["[a:b = 1 FOLLOWEDBY a:b = 2]", "expected", 1, 10, "]"],
    ["[a:b = 1] [a:b = 2]", "expected", 1, 11, "AND"],
    ["[file:name = 'foo' AND domain-name:value = 'example.com']", "mixed-types", 1, 24, "OR"],
    ["[(a:x = 1 OR b:y = 2) AND c:z = 3]", "mixed-types", 1, 27, "a or b"],
    ["[file:hashes.'SHA-256' = 'f00']", "hash-value", 1, 26, "64 hex"],
    ["[file:hashes.MD5 IN ('z')]", "hash-value", 1, 22, "32 hex"],
    ["[file:hashes.ssdeep != 'z']", "hash-value", 1, 24, "ssdeep"],
    ["[file:name MATCHES '(']", "regex", 1, 20, "missing closing"],
    ["[a:b = 1] \u0000", "character", 1, 11, "U+0000"],
  ];
  it.each(cases)("%j is %s at %i:%i", (text, code, line, column, advice) => {
    const parsed = parsePattern(text);
    const [fault] = parsed.ok ? [] : parsed.faults;
    expect(fault).toMatchObject({ code, line, column });
    expect(fault?.say).toContain(advice);
  });

  it("text beyond the length and nesting that is read", () => {
    const long = parsePattern(`[a:b = '${"x".repeat(MAX_LENGTH)}']`);
    expect(long).toMatchObject({ ok: false, faults: [{ code: "too-long" }] });
    for (const [open, close, inner] of [
      ["(", ")", "[a:b = 1]"],
      ["[(", ")]", "a:b = 1"],
    ] as const) {
      const deep = (depth: number) =>
        `${open.slice(0, -1)}${"(".repeat(depth)}${inner}${")".repeat(depth)}${close.slice(1)}`;
      expect(parsePattern(deep(MAX_DEPTH)).ok).toBe(true);
      expect(parsePattern(deep(MAX_DEPTH + 1))).toMatchObject({ ok: false, faults: [{ code: "too-deep" }] });
      expect(parsePattern(deep(100_000))).toMatchObject({ ok: false });
    }
  });

  it("every fault of a pattern at once, up to a limit, where the grammar is kept", () => {
    const twice = parsePattern("[a:b = 1 AND c:d = 2] AND [file:hashes.MD5 = 'x'] REPEATS 0 TIMES");
    expect(twice.ok ? [] : twice.faults.map((fault) => fault.code)).toEqual([
      "mixed-types",
      "hash-value",
      "not-positive",
    ]);
    const many = parsePattern(Array.from({ length: 50 }, () => "[file:hashes.MD5 = 'x']").join(" OR "));
    expect(many.ok ? 0 : many.faults.length).toBe(20);
  });

  it("but not for anything beyond the grammar when only that is asked for", () => {
    expect(parsePattern("[a:b = 1 AND c:d = 2] REPEATS 0 TIMES", { check: "grammar" }).ok).toBe(true);
  });
});

describe("allowed with a warning:", () => {
  it.each([
    ["[a:b MATCHES '(?=x)']", "regex-beyond"],
    ["[a:b MATCHES '(a)\\\\1']", "regex-beyond"],
    ["[a:b ISSUBSET 'here']", "address"],
    ["[a:b[-1] = 1]", "negative-index"],
    ["[a:b IN ()]", "empty-set"],
  ])("%s is %s", (text, code) => {
    const parsed = parsePattern(text);
    expect(parsed.ok ? parsed.warnings.map((warning) => warning.code) : parsed.faults).toEqual([code]);
  });
});

it("spans name the text that a node was read from", () => {
  const text = "  [a:b = 1] WITHIN 5 SECONDS";
  const parsed = parsePattern(text);
  const node = parsed.ok ? parsed.pattern : undefined;
  expect(node?.kind === "qualified" && text.slice(node.expression.at.offset, node.expression.at.end)).toBe("[a:b = 1]");
  expect(node?.kind === "qualified" && node.qualifiers.map(({ at }) => text.slice(at.offset, at.end))).toEqual([
    "WITHIN 5 SECONDS",
  ]);
});
