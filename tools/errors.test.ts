/** Shows that the reader of error codes sees every way in which this code base writes a closed list of them. */
import { describe, expect, it } from "vitest";
import { documented, listsIn } from "./errors.ts";
import { proposedMeaning } from "./meanings.ts";

describe("the reader of error codes", () => {
  it("finds codes written as a union, as the items of a list and as the keys of a table", () => {
    const source = `
      export type ACode = "x" | ("y" | "z");
      export const LIST = ["p", "q"] as const;
      export type BCode = (typeof LIST)[number];
      export const TABLE = { "r-s": 1, t: 2 } as const satisfies Record<string, number>;
      export type CCode = keyof typeof TABLE;
      export type AnyCode = ACode | BCode;
      export type Other = "no";`;
    expect(listsIn(source)).toEqual([
      { name: "ACode", codes: ["x", "y", "z"] },
      { name: "BCode", codes: ["p", "q"] },
      { name: "CCode", codes: ["r-s", "t"] },
    ]);
  });

  it("reads a page back as it was written: list, code, meaning", () => {
    const page =
      "# T\n\n## a · ACode\n\n| code | meaning |\n| --- | --- |\n| `x` | An x. |\n\n## b · BCode\n\n| `y` | A y. |\n";
    expect(documented(page)).toEqual(
      new Map([
        ["a · ACode", new Map([["x", "An x."]])],
        ["b · BCode", new Map([["y", "A y."]])],
      ]),
    );
  });
});

describe("the meaning proposed for a code", () => {
  it.each([
    ["its comment", 'type C =\n  | "too-deep" /** nested deeper than read */\n  | "x";', "Nested deeper than read."],
    [
      "its comment in a list",
      'const C = [\n  "too-deep" /** nested deeper than read */,\n] as const;',
      "Nested deeper than read.",
    ],
    ["its sentence", '"too-deep": { en: "It is nested too deep.", ja: "深すぎます。" }', "It is nested too deep."],
    ["its section", '"too-deep": ["must", "3.1"]', "Too deep (a must of STIX 2.1 §3.1)."],
    ["itself in words", "", "Too deep."],
  ])("is %s", (_, text, meaning) => {
    expect(proposedMeaning("too-deep", [text])).toBe(meaning);
  });
});
