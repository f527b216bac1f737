/** The place where JSON breaks, against the engine's own parser. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenAt } from "./broken-at.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("the place where JSON breaks", () => {
  it.each([
    ['{"a":1,\n "b":[1,2,]}', 18],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ['{"a" 1}', 5],
    ["{a:1}", 1],
    ["[01]", 2],
    ['["\n"]', 2],
    ['["\\x"]', 3],
    ["[tru]", 1],
    ["[1]]", 3],
    ["[1}", 2],
    ['{"a":[1,2', 9],
    ['"ab', 3],
    ["", 0],
    ["[1.]", 2],
  ])("of %j is %i", (text, place) => {
    expect(isJson(text)).toBe(false);
    expect(brokenAt(text)).toBe(place);
  });

  it("is nowhere exactly where the engine reads the text", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "]", "}", '"', ":", "0", "x", "\\", "\n"),
        (text, n, sign) => {
          expect(brokenAt(text)).toBeUndefined();
          const at = n % (text.length + 1);
          const changed = text.slice(0, at) + sign + text.slice(at + (n % 2));
          expect(brokenAt(changed) === undefined).toBe(isJson(changed));
        },
      ),
    );
  });

  it("is as far as a cut text goes, and the part before it can still become JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, n) => {
        const cut = text.slice(0, n % Math.max(1, text.length));
        const place = brokenAt(cut);
        expect(place === undefined ? isJson(cut) : place <= cut.length).toBe(true);
      }),
    );
  });

  it("is found at any depth", () => {
    expect(brokenAt("[".repeat(200_000))).toBe(200_000);
  });
});
