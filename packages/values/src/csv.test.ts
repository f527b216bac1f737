import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvRow } from "./csv.ts";

describe("a cell of a CSV", () => {
  test.each([
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u200b=cmd|' /C calc'!A0",
    "＝1",
    "＠x",
    "|calc",
    "%0",
  ])("that a spreadsheet would act on is text: %j", (raw) => {
    expect(csvCell(raw).replace(/^"/, "")[0]).toBe("'");
  });

  test("that is plain stays as it is; numbers stay numbers", () => {
    expect(csvRow(["203.0.113.5", "a b", 'say "x"', -3, null, true, "x,y"])).toBe(
      '203.0.113.5,a b,"say ""x""",-3,,true,"x,y"\r\n',
    );
  });

  test("never begins with a sign that acts, whatever a sender wrote, and is one cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        const cell = csvCell(raw);
        const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(bare.trimStart()[0] ?? "").not.toMatch(/[=+\-@|%]/);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
      }),
    );
  });
});
