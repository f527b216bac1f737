import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import type { Cell } from "./sheet.ts";
import { readWorkbook } from "./workbook.ts";
import { writeCells } from "./write.ts";

test("unknown comes back as unknown, empty as empty, and a date as the same day and time", () => {
  const cells = new Map<string, Cell>([
    ["A1", { kind: "text", text: "個人情報の漏えい等" }],
    ["B1", { kind: "text", text: "不明" }],
    ["A2", { kind: "text", text: "対象人数" }],
    ["A3", { kind: "text", text: "報告日時" }],
    ["B3", { kind: "number", value: 46363.320833333, shown: "time" }],
    ["AA7", { kind: "error" }],
  ]);
  for (const from1904 of [false, true]) {
    const read = readWorkbook(writeCells(cells, from1904), LIMITS);
    expect(read).toEqual({ ok: true, cells, from1904 });
  }
});
