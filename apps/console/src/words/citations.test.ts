import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { citation } from "./citations.ts";

const LAW = new URL("../../../../profiles/law/", import.meta.url);

test("every basis of the profiles that ship is cited in Japanese, and in its own words in English", () => {
  const articles = readdirSync(LAW).flatMap((file) => {
    const { bases = [] }: { bases?: readonly { readonly article: string }[] } = JSON.parse(
      readFileSync(new URL(file, LAW), "utf8"),
    );
    return bases.map((b) => b.article);
  });
  expect(articles.length).toBeGreaterThan(15);
  expect(articles.filter((a) => /Art\.|[a-z]{3}/.test(citation(a, "ja")))).toEqual([]);
  expect(articles.filter((a) => citation(a, "en") !== a)).toEqual([]);
});

test("what another hand wrote is shown as it stands", () => {
  expect(citation("§ 8b", "ja")).toBe("§ 8b");
});
