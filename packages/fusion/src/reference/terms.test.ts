import { describe, expect, it } from "vitest";
import { terms, termsFrom } from "./terms.ts";

const small = termsFrom({
  id: "t",
  source: "test",
  verified: false,
  pseudo: 1,
  tables: { name: { say: "names", of: 100, counts: { often: 50, once: 1 } } },
  common: [{ class: "sinkhole", kind: "domain", value: "sink.example" }],
});

describe("the rarity of a term", () => {
  it("falls with its count, is finite for what nobody counted, and needs no stored report", () => {
    expect(small.rarity("name", "often")).toBeCloseTo(Math.log2(103 / 51), 9);
    expect(small.rarity("name", "once")).toBeCloseTo(Math.log2(103 / 2), 9);
    expect(small.rarity("name", "never")).toBeCloseTo(Math.log2(103), 9);
    expect(small.rarity("technique", "any")).toBe(0);
  });

  it("is a table of probabilities: the shares of all terms and of the uncounted one sum to one", () => {
    const shares = ["often", "once", "never"].map((term) => 2 ** -small.rarity("name", term));
    // 49 of the hundred say something that the table leaves out
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  });

  it("that ships knows common names, techniques and files from rare ones", () => {
    expect(terms.rarity("name", "lockbit")).toBeLessThan(terms.rarity("name", "nobodyknowsit"));
    expect(terms.rarity("technique", "T1486")).toBeLessThan(terms.rarity("technique", "T1611"));
    expect(terms.rarity("note", "readme.txt")).toBeLessThan(terms.rarity("note", "readme_q81.txt"));
  });

  it("knows why a value is met everywhere", () => {
    expect(small.common("domain", "sink.example")).toBe("sinkhole");
    expect(small.common("domain", "a.sink.example")).toBeUndefined();
    expect(terms.common("domain", "raw.githubusercontent.com")).toBe("shared_host");
  });
});
