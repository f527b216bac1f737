import { describe, expect, it } from "vitest";
import { rareFrom, splitToken, tokenBits } from "./tokens.ts";

describe("words of names", () => {
  it("tell little when many organisations carry them, and much when few do", () => {
    expect(tokenBits("of")).toBeLessThan(tokenBits("hospital"));
    expect(tokenBits("hospital")).toBeLessThan(tokenBits("valley"));
    expect(tokenBits("valley")).toBeLessThan(tokenBits("postlethwaite"));
  });

  it("are worth a posting only when distinctive", () => {
    expect(tokenBits("university")).toBeLessThan(rareFrom);
    expect(tokenBits("病院")).toBeLessThan(rareFrom);
    expect(tokenBits("伊勢湾")).toBeGreaterThanOrEqual(rareFrom);
  });

  it("in Japanese are cut at common words", () => {
    expect(splitToken("伊勢湾信用金庫", false)).toEqual(["伊勢湾", "信用金庫"]);
    expect(splitToken("港南大学病院", false)).toEqual(["港南", "大学", "病院"]);
  });

  it("in Latin script are cut at common words only when glued", () => {
    expect(splitToken("bartonoaksdentalgroup", true)).toEqual(["barton", "oaks", "dental", "group"]);
    expect(splitToken("hourglass", false)).toEqual(["hourglass"]);
  });

  it("lose no letter when cut", () => {
    for (const word of ["centralbank", "northwestsurgicalspecialists", "株式会社東京電力", "病院病院病院"]) {
      expect(splitToken(word, true).join("")).toBe(word);
    }
  });
});
