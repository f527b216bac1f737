import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastedValues } from "./pasted.ts";
import { holdsWords, queryTokens, textTokens } from "./tokens.ts";

const found = (text: string, query: string): boolean => {
  const tokens = textTokens(text);
  const asked = queryTokens(query);
  return asked.length > 0 && asked.every((t) => tokens.has(t)) && holdsWords(text, query);
};

describe("a text", () => {
  it("is found by any Japanese words inside its sentences, in any width", () => {
    const text = "港湾ターミナルの基幹システムがランサムウェアにより停止した。";
    for (const query of ["ランサムウェア", "ﾗﾝｻﾑｳｪｱ", "基幹", "停止し", "港", "システムが", "停止 港湾"])
      expect(found(text, query), query).toBe(true);
    for (const query of ["銀行", "湾港", "停電"]) expect(found(text, query), query).toBe(false);
  });

  it("is found by the beginnings of its words, in any case", () => {
    expect(found("VPN gateway of Example Harbour", "harb exam")).toBe(true);
    expect(found("VPN gateway", "way")).toBe(false);
  });

  it("is proposed for every piece of itself", () => {
    const sentence = fc.array(fc.constantFrom("港", "湾", "の", "ラ", "ン", "a", "bc", " ", "。"), { maxLength: 30 });
    fc.assert(
      fc.property(sentence, fc.nat(30), fc.integer({ min: 1, max: 6 }), (signs, from, length) => {
        const kana = signs.filter((s) => !/[a-z ]/.test(s)).join("");
        const piece = kana.slice(from % (kana.length + 1), (from % (kana.length + 1)) + length);
        const tokens = textTokens(kana);
        return queryTokens(piece).every((t) => tokens.has(t));
      }),
    );
  });
});

describe("a paste", () => {
  it("is read value by value, defanged, full-width and mixed", () => {
    const text =
      "203[.]0[.]113[.]5，hxxps://evil[.]example/a\t“bad[.]example”\n２０３．０．１１３．６；nonsense 2001:DB8::1 | 203[.]0[.]113[.]5";
    const { pieces, more } = pastedValues(text, 100);
    expect(pieces.map((p) => p.value?.value ?? null)).toEqual([
      "203.0.113.5",
      "https://evil.example/a",
      "bad.example",
      "203.0.113.6",
      null,
      "2001:db8::1",
    ]);
    expect(more).toBe(false);
    expect(pastedValues("1.1.1.1 1.1.1.2 1.1.1.3", 2)).toMatchObject({ more: true, pieces: { length: 2 } });
  });
});
