import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, sameWord } from "./spelling.ts";

describe("one word written twice", () => {
  it.each([
    ["hospital", "hosptial"],
    ["technology", "technologies"],
    ["health", "hlth"],
    ["financial", "fin"],
    ["management", "mgmt"],
    ["postlethwaite", "postlethwait"],
  ])("%s and %s are taken for one", (a, b) => {
    expect(sameWord(a, b)).toBeGreaterThan(0.5);
  });

  it.each([
    ["dean", "integral"],
    ["maine", "maryland"],
    ["bank", "bath"],
    ["north", "south"],
    ["chern", "upright"],
  ])("%s and %s are two", (a, b) => {
    expect(sameWord(a, b)).toBe(0);
  });

  it("an initial counts little", () => {
    expect(sameWord("g", "group")).toBeGreaterThan(0);
    expect(sameWord("g", "group")).toBeLessThan(0.5);
  });

  it("does not depend on which comes first", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcehlnorst"), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(sameWord(a, b)).toBe(sameWord(b, a));
      }),
    );
  });
});

describe("the edit distance", () => {
  it("counts a swap of neighbours as one slip", () => {
    expect(editDistance("navigation", "navgiation", 2)).toBe(1);
  });

  it("stops at its limit, and reads no more than forty letters", () => {
    expect(editDistance("aaaa", "bbbb", 2)).toBe(3);
    expect(editDistance("a".repeat(100_000), "a".repeat(100_000), 2)).toBe(0);
  });
});
