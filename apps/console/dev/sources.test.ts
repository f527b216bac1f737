/**
 * Rules of the house that only the sources themselves can show: no text outside the book, parts that know no router and no
 * hub, addresses in one place.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

describe("the pages", () => {
  const src = join(import.meta.dirname, "../src");
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));

  test("have no text of their own: every word comes from the book", () => {
    const found = sources.flatMap((name) => {
      const text = readFileSync(join(src, name), "utf8");
      // Words between tags, and words in attributes that a person reads or hears.
      const between = [...text.matchAll(/>\s*([^<>{}=;()&|?]*\p{L}{2,}[^<>{}=;()&|?]*)\s*<\//gu)].map(
        (m) => m[1] ?? "",
      );
      const said = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map((m) => m[1] ?? "");
      return [...between, ...said].map((words) => `${name}: ${words.trim()}`);
    });
    // The product's own name is the same in every language.
    expect(found.filter((text) => !/: (狼煙|Noroshi)$/.test(text))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test("the parts know no router and no hub", () => {
    const wrong = sources
      .filter((name) => name.startsWith("ui/"))
      .filter((name) =>
        /from "(@tanstack\/react-(router|query)|@noroshi|.*\/(hub|app|pages)\/)/.test(
          readFileSync(join(src, name), "utf8"),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test("an address is written by hand nowhere but in the map", () => {
    const wrong = sources.filter((name) => /(href|go\()=?\{?["`]\//.test(readFileSync(join(src, name), "utf8")));
    expect(wrong).toEqual([]);
  });
});
