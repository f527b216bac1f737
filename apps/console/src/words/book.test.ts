import { describe, expect, test } from "vitest";
import { BOOK, resource } from "./book.ts";
import { CAVEAT_NAMES, caveatName, caveatsInOrder, HOP_NAMES, nameOf, ROLE_NAMES } from "./names.ts";

const pairs = Object.entries(BOOK).flatMap(([chapter, texts]) =>
  Object.entries(texts).map(([key, pair]) => ({
    key: `${chapter}.${key}`,
    ja: pair[0] as string,
    en: pair[1] as string,
  })),
);
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? "").toSorted();

/** Keys that are rightly empty in one language, or the same in both. */
const ONE_SIDED = new Set<string>([]);
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/u;

describe("the book of words", () => {
  test("both languages have the same chapters and keys", () => {
    const keys = (lang: "ja" | "en") =>
      Object.entries(resource(lang)).flatMap(([chapter, texts]) =>
        Object.keys(texts).map((key) => `${chapter}.${key}`),
      );
    expect(keys("ja")).toEqual(keys("en"));
    expect(keys("ja").length).toBe(pairs.length);
  });

  test("no text is empty in one language", () => {
    expect(pairs.filter((p) => !ONE_SIDED.has(p.key) && (p.ja.trim() === "" || p.en.trim() === ""))).toEqual([]);
  });

  test("both languages fill in the same names", () => {
    expect(pairs.filter((p) => holes(p.ja).join() !== holes(p.en).join())).toEqual([]);
  });

  test("no English text holds Japanese but for words of a form", () => {
    const rightly = new Set(["parts.noticedBad"]);
    expect(pairs.filter((p) => !rightly.has(p.key) && JAPANESE.test(p.en)).map((p) => p.key)).toEqual([]);
  });

  test("every Japanese text is Japanese, but for what is written the same everywhere", () => {
    const rightly = new Set(["case.bits", "intake.progress"]);
    expect(pairs.filter((p) => !rightly.has(p.key) && !JAPANESE.test(p.ja)).map((p) => p.key)).toEqual([]);
  });

  test("an English plural has both its forms", () => {
    const keys = new Set(pairs.map((p) => p.key));
    const alone = [...keys].filter((k) => k.endsWith("_one") && !keys.has(k.replace(/_one$/, "_other")));
    expect(alone).toEqual([]);
  });
});

describe("names of codes", () => {
  test("an unknown code is shown readable, and no code reaches into the object", () => {
    expect(nameOf(ROLE_NAMES, "night_watch", "en")).toBe("night watch");
    expect(nameOf(ROLE_NAMES, "constructor", "en")).toBe("constructor");
  });

  test("a sharing group carries its own name", () => {
    expect([caveatName("group:ports", "ja"), caveatName("group:ports", "en")]).toEqual(["ports限り", "ports only"]);
  });

  test("the caveat that stops most readers comes first, an unknown one before all", () => {
    expect(caveatsInOrder(["identity", "group:a", "government_only", "brand_new"])).toEqual([
      "brand_new",
      "government_only",
      "group:a",
      "identity",
    ]);
  });

  test("hops are named in the order in which the word travels", () => {
    expect(Object.keys(HOP_NAMES)).toEqual([
      "noticed",
      "received",
      "linked",
      "assessed",
      "decided",
      "shared",
      "acknowledged",
      "acted",
    ]);
    expect(Object.values(CAVEAT_NAMES).every((pair) => pair[0] !== "" && pair[1] !== "")).toBe(true);
  });
});
