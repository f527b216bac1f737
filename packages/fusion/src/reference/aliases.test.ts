import fc from "fast-check";
import { describe, expect, it } from "vitest";
import pinned from "./aliases.json" with { type: "json" };
import { aliasBaseFrom, aliases, foldName } from "./aliases.ts";

const base = aliasBaseFrom({
  id: "t",
  source: "test",
  verified: false,
  entries: [
    {
      name: "Kuroshio",
      kind: "malware",
      aliases: ["Kuroshio 2.0", "黒潮ランサム", "クロシオ", "Black Current"],
      ambiguous: ["Tide"],
    },
    { name: "Sazanami", kind: "actor", aliases: ["UNC-90210"], ambiguous: ["Tide Group", "Ripple"] },
    { name: "Ripplenet", kind: "tool", ambiguous: ["Ripple"] },
  ],
});

describe("the alias base", () => {
  it("knows one name under all its spellings: case, hyphens, width, kana, version, the word for what it is", () => {
    for (const name of [
      "kuroshio",
      "KURO-SHIO",
      "Ｋｕｒｏｓｈｉｏ",
      "クロシオ",
      "くろしお",
      "Kuroshio v3.1",
      "Black-Current ransomware",
      "ランサムウェア クロシオ",
    ])
      expect([name, base.known(name)?.name]).toEqual([name, "Kuroshio"]);
    expect(base.known("unc 90210")).toEqual({ name: "Sazanami", kind: "actor", sure: true });
    expect(base.known("Oyashio")).toBeUndefined();
  });

  it("flags an everyday word, and an alias of two owners names neither", () => {
    expect(base.known("Tide")).toEqual({ name: "Kuroshio", kind: "malware", sure: false });
    expect(base.known("Ripple")).toBeUndefined();
  });

  it("finds its names in a text, an everyday word only beside a word that says what it is", () => {
    const found = (text: string) => base.mentions(text).map(({ name, sure }) => `${name} ${sure}`);
    expect(found("端末がクロシオに感染、UNC-90210 の関与")).toEqual(["Kuroshio true", "Sazanami true"]);
    expect(found("At high Tide the ship left.")).toEqual([]);
    expect(found("Encrypted by the Tide ransomware.")).toEqual(["Kuroshio false"]);
    expect(found("encrypted by Black Current, called Tide by the gang")).toEqual(["Kuroshio true"]);
  });

  it("refuses a document in which a sure alias has two owners", () => {
    const entry = { kind: "malware", aliases: ["Same"] };
    expect(() =>
      aliasBaseFrom({
        id: "t",
        source: "t",
        verified: false,
        entries: [
          { name: "A1", ...entry },
          { name: "B1", ...entry },
        ],
      }),
    ).toThrow("Same");
  });

  it("that ships knows each of its own names and sure aliases", () => {
    for (const { name, aliases: others = [] } of pinned.entries as readonly {
      name: string;
      aliases?: readonly string[];
    }[])
      for (const spelling of [...others]) expect([spelling, aliases.known(spelling)?.name]).toEqual([spelling, name]);
    expect(["LockBit 3.0", "LockBit Black", "ロックビット"].map((one) => aliases.known(one)?.name)).toEqual(
      Array(3).fill("LockBit"),
    );
    expect(aliases.known("Play")?.sure).toBe(false);
  });

  it("reads any text in time that grows with its length, and names nothing that it does not list", () => {
    const listed = new Set(pinned.entries.map(({ name }) => name));
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const { name } of aliases.mentions(text)) expect(listed.has(name)).toBe(true);
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
    );
  });
});
