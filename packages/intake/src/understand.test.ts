import { describe, expect, test } from "vitest";
import { ransomwareForm } from "./example/common-form.ts";
import { bundle, indicator } from "./example/stix.ts";
import { sniff } from "./sniff.ts";
import { understand, understandPages } from "./understand.ts";

const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const code = (value: unknown) => understand(encode(value)).refused[0]?.code;

describe("what cannot be a report is refused with its reason", () => {
  test.each([
    ["", "EMPTY"],
    ["hello", "UNKNOWN_FORMAT"],
    ["{hello", "NOT_JSON"],
    ["{}", "UNKNOWN_FORMAT"],
    ["[]", "UNKNOWN_FORMAT"],
    ["null", "UNKNOWN_FORMAT"],
    ['{"schema":"something/1"}', "UNKNOWN_FORMAT"],
    ["[".repeat(1000), "TOO_DEEP"],
    ['{"type":"bundle","type":"x"}', "DUPLICATE"],
    ['{"__proto__":{}}', "BAD_VALUE"],
  ])("%s", (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test("a file beyond the limit is not looked at", () => {
    expect(understand(encode(bundle([indicator(1)])), {}, { limits: { bytes: 100 } }).refused[0]?.code).toBe(
      "TOO_LARGE",
    );
  });

  test("more items than a report may hold refuse the report, never the surplus", () => {
    const objects = [indicator(1), indicator(2), indicator(3)];
    const understanding = understand(encode(bundle(objects)), {}, { limits: { items: 2 } });
    expect(understanding).toMatchObject({ ok: false, refused: [{ code: "TOO_MANY" }] });
  });

  test("several files that are no pages of one transfer", () => {
    const page = encode({ more: false, objects: [indicator(1)] });
    expect(understandPages([page, encode(bundle([]))]).refused[0]).toMatchObject({
      code: "WRONG_TYPE",
      place: "page 2",
    });
  });

  test("thousands of faults are listed up to the limit, and the rest is counted", () => {
    const objects = Array.from({ length: 40 }, () => 7);
    const understanding = understand(encode(bundle(objects)), {}, { limits: { faults: 10 } });
    expect(understanding.refused).toHaveLength(11);
    expect(understanding.refused.at(-1)?.say.en).toContain("30 more faults");
  });
});

test("the sender's file name and media type are never asked", () => {
  const lie = { fileName: "event.json", mediaType: "application/json" };
  const form = understand(ransomwareForm(), lie);
  const plain = understand(ransomwareForm());
  expect(form).toEqual(plain);
  expect(form.format).toBe("common-form-ransomware");
});

describe("sniff tells the format from the first bytes", () => {
  test.each([
    [{ a: [{ type: "x" }], id: "bundle--1", objects: [], type: "bundle" }, "stix-bundle-2.1"],
    [{ type: "bundle", spec_version: "2.0" }, "stix-bundle-2.0"],
    [{ more: false, objects: [] }, "taxii-envelope-2.1"],
    [{ response: [] }, "misp-event"],
    [[{ Event: {} }], "misp-event"],
    [{ schema: "police-submission/1" }, "police-submission"],
    [{ x: { schema: "police-submission/1" } }, undefined],
    [{ schema: "neutral-incident/1" }, "neutral-incident"],
    ["plain text", undefined],
  ] as const)("%j", (value, format) => {
    expect(sniff(encode(value))).toBe(format);
  });

  test("also when the text is cut off", () => {
    const whole = encode(bundle(Array.from({ length: 50 }, (_, index) => indicator(index))));
    expect(sniff(whole.subarray(0, 300))).toBe("stix-bundle-2.1");
    expect(sniff(ransomwareForm())).toBe("common-form-ransomware");
  });
});

test("every refusal is said in both languages", () => {
  for (const value of ["", "hello", "{}", '{"schema":"police-submission/1"}', bundle([7])]) {
    for (const { say } of understand(encode(value)).refused) {
      expect(say.en).toMatch(/[a-z]/);
      expect(say.ja).toMatch(/[ぁ-ん]/);
    }
  }
});
