import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ddosForm, ransomwareForm } from "./example/common-form.ts";
import { type Written, writeWorkbook } from "./example/workbook.ts";
import { formDocument } from "./form/document.ts";
import { formCopy } from "./form-copy.ts";
import { LIMITS } from "./limits.ts";
import { understand } from "./understand.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

function cellsOf(bytes: Uint8Array) {
  const book = readWorkbook(bytes, LIMITS);
  if (!book.ok) throw new Error(book.fault.say.en);
  return { cells: [...book.cells], from1904: book.from1904 };
}

function copied(bytes: Uint8Array): Uint8Array {
  const copy = formCopy(bytes);
  if (!copy.ok) throw new Error(JSON.stringify(copy.refused));
  return copy.bytes;
}

/** Read → written → read: the same cells in the same order, the same report, and the second copy is the first. */
function keepsAll(bytes: Uint8Array): void {
  const copy = copied(bytes);
  expect(cellsOf(copy)).toEqual(cellsOf(bytes));
  expect(understand(copy)).toEqual(understand(bytes));
  expect(Buffer.from(copied(copy)).equals(Buffer.from(copy))).toBe(true);
}

const inputs = new URL("../../../scenarios/port-isewan/inputs/", import.meta.url);

describe("a form written back is the form", () => {
  test.each(readdirSync(inputs).filter((name) => name.endsWith(".xlsx")))("%s", (name) => {
    keepsAll(readFileSync(new URL(name, inputs)));
  });

  test.each([
    ["ransomware", ransomwareForm],
    ["ddos", ddosForm],
  ] as const)("with unknown, empty, dates, numbers, remarks and many lines (%s)", (_, form) => {
    keepsAll(
      form({
        個人情報の漏えい等: "不明",
        対象人数: undefined,
        報告日時: { date: 46363 },
        停止した拠点数: 12.5,
        初動措置: "一行目\n二行目\r\n　三行目（備考）& <x> _x000D_ \t終",
        "侵害指標（IoC）": "IPアドレス：203.0.113.5（検知 2026/12/07 05:12 JST）\n\nドメイン：bad[.]example（不審）",
      }),
    );
  });

  test("whatever stands in its cells", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 40 })
      .filter((raw) => !/[^\P{Cc}\t\n]|[\ufffe\uffff]/u.test(raw));
    const value: fc.Arbitrary<Written> = fc.oneof(
      text,
      fc.constantFrom("不明", "_x0041_", "_x005F_", " 前後の空白 ", "=1+1", "@cmd", "'quoted"),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 61, max: 2_958_465 }).map((date) => ({ date })),
      fc.constant({ xml: '<c r="AT" t="e"><v>#REF!</v></c>' }),
    );
    const row = fc.oneof({ weight: 4, arbitrary: fc.tuple(text, value) }, { weight: 1, arbitrary: fc.constant(null) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const bytes = writeWorkbook(rows);
        expect(cellsOf(copied(bytes))).toEqual(cellsOf(bytes));
      }),
      { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * 0.5) },
    );
  });

  test("without anything of the original that could act: formulas, macros, links", () => {
    const hostile = ransomwareForm(
      { 対象人数: { xml: '<c r="AT" t="str"><f>HYPERLINK("http://x.example")</f><v>12人</v></c>' } },
      { "xl/vbaProject.bin": "macro", "xl/externalLinks/externalLink1.xml": "<externalLink/>" },
    );
    const parts = unzipSync(copied(hostile));
    expect(Object.keys(parts).filter((name) => /vba|external/i.test(name))).toEqual([]);
    expect(Buffer.from(parts["xl/worksheets/sheet1.xml"] ?? []).toString()).not.toContain("<f>");
    expect(cellsOf(copied(hostile)).cells.some(([, cell]) => cell.kind === "text" && cell.text === "12人")).toBe(true);
  });
});

test("a form that came as JSON gives the workbook that says the same", () => {
  const answers = {
    報告番号: "R-1",
    個人情報の漏えい等: "不明",
    対象人数: "約１，２００人",
    調整機関への提供: "同意する",
  };
  const json = new TextEncoder().encode(
    JSON.stringify(
      formDocument("common-form-ransomware", {
        ...answers,
        匿名化した技術情報の共有: "同意しない",
        海外機関への共有: "同意しない",
        TLP: "TLP:AMBER",
      }),
    ),
  );
  const said = (bytes: Uint8Array) => {
    const read = understand(bytes);
    return (
      read.ok &&
      read.reports.map(({ fields, ...rest }) => ({
        ...rest,
        fields: fields.map(({ label, raw, read: as }) => [label, raw, as]),
      }))
    );
  };
  expect(said(json)).toBeTruthy();
  expect(said(copied(json))).toEqual(said(json));
});

const shared = process.env["NOROSHI_SHARED"] ?? "";
describe.skipIf(shared === "")("forms of partners", () => {
  test("written back are the forms", () => {
    const folder = join(shared, "scenarios/port-isewan/inputs");
    const forms = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
    expect(forms.length).toBeGreaterThan(0);
    for (const name of forms) keepsAll(readFileSync(join(folder, name)));
  });
});
