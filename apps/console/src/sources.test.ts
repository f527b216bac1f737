/**
 * Rules of the house that only the sources themselves can show: no text outside the book and none in it that is never
 * said, parts that know no router and no hub, addresses in one place.
 */
import { describe, expect, test } from "vitest";
import { BOOK } from "./words/book.ts";

const read = import.meta.glob<string>(["./**/*.ts", "./**/*.tsx"], { query: "?raw", import: "default", eager: true });
const sources = Object.entries(read)
  .filter(([name]) => !name.includes(".test."))
  .map(([name, text]) => ({ name: name.slice(2), text }));
const drawn = sources.filter(({ name }) => name.endsWith(".tsx"));

describe("the pages", () => {
  test("have no text of their own: every word comes from the book", () => {
    const found = drawn.flatMap(({ name, text }) => {
      // Words between tags, and words in attributes that a person reads or hears.
      const between = [...text.matchAll(/>\s*([^<>{}=;()&|?]*\p{L}{2,}[^<>{}=;()&|?]*)\s*<\//gu)];
      const said = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)];
      return [...between, ...said].map((m) => `${name}: ${(m[1] ?? "").trim()}`);
    });
    // The product's own name is the same in every language.
    expect(found.filter((text) => !/: (狼煙|Noroshi)$/.test(text))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test("say every text of the book somewhere", () => {
    const all = sources
      .filter(({ name }) => !name.startsWith("words/"))
      .map(({ text }) => text)
      .join("\n");
    const keys = Object.entries(BOOK).flatMap(([chapter, texts]) =>
      Object.keys(texts).map((key) => `${chapter}.${key.replace(/_(one|other)$/, "")}`),
    );
    // Said by a name that is put together: `indicator.${none}`, `oversight.${section}`.
    const composed = [
      ...["indicator.none", "indicator.noneNext", "indicator.empty", "indicator.emptyNext"],
      ...["oversight.requests", "oversight.report"],
      ...[
        "opened.report",
        "opened.traffic",
        "opened.consent",
        "opened.withdrawal",
        "opened.communications",
        "opened.owner",
      ],
    ];
    expect(keys.filter((key) => !composed.includes(key) && !all.includes(`"${key}"`))).toEqual([]);
  });

  test("are made of parts that know no router and no hub", () => {
    const outside = /from "(@tanstack\/react-(router|query)|@noroshi|hono|(\.\.\/)+(hub|app|pages)\/)/;
    const parts = sources.filter(({ name }) => name.startsWith("ui/"));
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.filter(({ text }) => outside.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test("write an address by hand nowhere but in the map", () => {
    expect(drawn.filter(({ text }) => /(href|go\()=?\{?["`]\//.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test("take only types from the hub's door, so that no schema library reaches the browser", () => {
    const values = sources.filter(({ text }) => /import (?!type )[^;]*from "@noroshi\/api"/.test(text));
    expect(values.map(({ name }) => name)).toEqual([]);
  });
});
