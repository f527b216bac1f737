/** Holds the pages to the code and to each other: links lead somewhere, codes are complete, words are defined. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codeLists, documented } from "./errors.ts";
import { ROOT } from "./places.ts";
import { textOf, written } from "./tree.ts";

describe("every link in a page", () => {
  it.each(written(/\.md$/))("of %s leads to a file and a heading that are there", (page) => {
    const text = textOf(page).replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, "");
    const links = [...text.matchAll(/\]\((?![a-z]+:)([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target = ""]) => target);
    const dead = links.filter((link) => {
      const [file = "", heading] = link.split("#");
      const target = file === "" ? page : path.posix.join(path.posix.dirname(page), decodeURI(file));
      if (!fs.existsSync(path.join(ROOT, target))) return true;
      return heading !== undefined && target.endsWith(".md") && !headingsOf(target).includes(heading);
    });
    expect(dead).toEqual([]);
  });
});

describe("docs/errors.md", () => {
  const inCode = codeLists();
  const inPage = documented(textOf("docs/errors.md"));

  it("lists exactly the codes that are in the code, no more and no fewer (npm run errors)", () => {
    const page = [...inPage].flatMap(([title, rows]) => [...rows.keys()].map((code) => `${title} · ${code}`));
    const code = inCode.flatMap(({ title, codes }) => codes.map((each) => `${title} · ${each}`));
    expect(page.sort()).toEqual(code.sort());
  });

  it("gives every code a meaning", () => {
    const mute = [...inPage].flatMap(([, rows]) => [...rows].filter(([, meaning]) => meaning.trim() === ""));
    expect(mute).toEqual([]);
  });
});

describe("GLOSSARY.md", () => {
  const rows = [...textOf("GLOSSARY.md").matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].slice(1);
  const defined = rows.flatMap(([, words = ""]) => words.split(", ").map((word) => word.trim()));

  it("defines each word of the story once, in English and Japanese", () => {
    expect(defined.filter((word, place) => defined.indexOf(word) !== place)).toEqual([]);
    expect(
      rows.filter(([, , japanese = ""]) => !/[\p{Script=Han}\p{Script=Kana}]/u.test(japanese)).map(([row]) => row),
    ).toEqual([]);
  });

  it.each([
    "report",
    "observable",
    "indicator",
    "assertion",
    "label",
    "link",
    "cluster",
    "view",
    "case",
    "realm",
    "duty",
    "ledger",
  ])("defines %s", (word) => {
    expect(defined).toContain(word);
  });
});

/** Headings as GitHub writes their anchors: small letters, spaces to hyphens, punctuation gone. */
function headingsOf(page: string): string[] {
  const text = textOf(page).replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return [...text.matchAll(/^#+ +(.+)$/gm)].map(([, title = ""]) =>
    title
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
}
