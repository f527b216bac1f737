import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personalNumbers, withoutPersonalNumbers } from "./personal.ts";
import { textTokens } from "./tokens.ts";

const classes = (text: string) => personalNumbers(text).map((p) => p.class);

describe("a number of a person", () => {
  it.each([
    ["担当の携帯は090-1234-5678です", "telephone"],
    ["電話　０５０－３１４１－５９２６（当直）", "telephone"],
    ["call 03 1234 5678 first", "telephone"],
    ["フリーダイヤル0120-123-456", "telephone"],
    ["from +81 3-1234-5678 at night", "telephone"],
    ["個人番号1234 5678 9018の写し", "individual_number"],
    ["card 4111 1111 1111 1111 was posted", "payment_card"],
  ])("is recognised in any writing: %s", (text, found) => {
    expect(classes(text)).toEqual([found]);
  });

  it.each([
    "203.0.113.24",
    "2026-11-20 03:12",
    "20261120031200",
    "CVE-2024-12345",
    "a".repeat(64),
    `${"0123456789".repeat(6)}abcd`,
    "1234 5678 9012",
    "4111 1111 1111 1112",
    "口座番号4929001",
    "198.51.100.0/24",
    "00:11:22:33:44:55",
  ])("is none of the other numbers that a report holds: %s", (text) => {
    expect(classes(text)).toEqual([]);
  });

  it("leaves no token behind, and all the rest of the text its own", () => {
    const mobile = fc
      .integer({ min: 10_000_000, max: 99_999_999 })
      .map((n) => `090-${String(n).replace(/(....)/, "$1-")}`);
    fc.assert(
      fc.property(mobile, (number) => {
        const text = `連絡先 ${number} まで quay terminal`;
        const tokens = textTokens(withoutPersonalNumbers(text));
        for (const part of number.split("-")) expect(tokens.has(part)).toBe(false);
        for (const word of ["quay", "terminal", "連絡"]) expect(tokens.has(word)).toBe(true);
      }),
    );
  });
});
