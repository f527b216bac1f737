import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ransomwareForm } from "../example/common-form.ts";
import { writeWorkbook } from "../example/workbook.ts";
import { LIMITS } from "../limits.ts";
import { understand } from "../understand.ts";
import { serialText, serialTime } from "./serial.ts";
import { readWorkbook } from "./workbook.ts";

const cells = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes, LIMITS);
  if (!read.ok) throw new Error(read.fault.say.en);
  return read.cells;
};
const fault = (bytes: Uint8Array, limits = LIMITS) => {
  const read = readWorkbook(bytes, limits);
  return read.ok ? undefined : read.fault.code;
};
const STRINGS = (items: string) => ({
  "xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`,
});

describe("cells", () => {
  test("text, numbers and date cells are told apart by their format", () => {
    const read = cells(writeWorkbook([["a", "text"], null, ["b", 5], ["c", { date: 46363.5 }]]));
    expect(read.get("B1")).toEqual({ kind: "text", text: "text" });
    expect(read.has("A2")).toBe(false);
    expect(read.get("B3")).toEqual({ kind: "number", value: 5, shown: "number" });
    expect(read.get("B4")).toEqual({ kind: "number", value: 46363.5, shown: "time" });
  });

  test("phonetic runs of a Japanese Excel are no part of the text, runs of rich text are", () => {
    const rich =
      '<si><r><t>港</t></r><r><rPr><b/></rPr><t xml:space="preserve">湾 </t></r><rPh sb="0" eb="2"><t>コウワン</t></rPh></si>';
    expect(cells(writeWorkbook([["x"]], STRINGS(rich))).get("A1")).toEqual({ kind: "text", text: "港湾 " });
  });

  test("inline strings, stored formula results and _x000D_ are read as what they stand for", () => {
    const inline = { xml: '<c r="AT" t="inlineStr"><is><t>in_x000D_&#10;line</t></is></c>' };
    const stored = { xml: '<c r="AT" t="str"><f>A1&amp;"x"</f><v>stored</v></c>' };
    const read = cells(
      writeWorkbook([
        ["a", inline],
        ["b", stored],
      ]),
    );
    expect(read.get("B1")).toEqual({ kind: "text", text: "in\r\nline" });
    expect(read.get("B2")).toEqual({ kind: "text", text: "stored" });
  });

  test("the first visible sheet counts", () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const bytes = writeWorkbook([["hidden"]], {
      "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="h" sheetId="1" state="hidden" r:id="rId1"/><sheet name="v" sheetId="2" r:id="rId9"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
      "xl/worksheets/sheet2.xml": `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>visible</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(cells(bytes).get("A1")).toEqual({ kind: "text", text: "visible" });
  });
});

describe("serial dates", () => {
  test("are Japan time, to the second, with the precision that the cell shows", () => {
    expect(serialTime(46363.320833333, "time", false, "Asia/Tokyo")).toMatchObject({
      from: "2026-12-06T22:42:00Z",
      precision: "minute",
    });
    expect(serialTime(46363, "date", false, "Asia/Tokyo")).toMatchObject({
      from: "2026-12-06T15:00:00Z",
      to: "2026-12-07T14:59:59.999Z",
      precision: "day",
    });
    expect(serialTime(46363 - 1462, "date", true, "UTC")?.from).toBe("2026-12-07T00:00:00Z");
    expect(serialText(46363.320833333, false)).toBe("2026/12/07 07:42");
  });

  test("have no meaning below 61, beyond 9999, or without a date format", () => {
    for (const serial of [-1, 0, 60, 3_000_000]) expect(serialTime(serial, "date", false, "UTC")).toBeUndefined();
    expect(serialTime(46363, "number", false, "UTC")).toBeUndefined();
  });
});

describe("hostile workbooks are refused before they cost anything", () => {
  test("too many entries", () => {
    expect(fault(ransomwareForm(), { ...LIMITS, entries: 3 })).toBe("TOO_MANY");
  });

  test("a part that unpacks to more than a form", () => {
    expect(fault(ransomwareForm(), { ...LIMITS, inflatedBytes: 500 })).toBe("TOO_LARGE");
  });

  test("a ratio that only a bomb has", () => {
    expect(fault(writeWorkbook([["x"]], STRINGS(`<si><t>${" ".repeat(5_000_000)}</t></si>`)))).toBe("RATIO");
  });

  test("an entry that holds more than it declares never gives more", () => {
    const bytes = writeWorkbook([["x", "y".repeat(5000)]]);
    const lying = bytes.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 46; at++) {
      // The uncompressed size in every central directory header.
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(["NOT_ZIP", "NOT_XML", "UNKNOWN_FORMAT", "NOT_UTF8"]).toContain(fault(lying));
  });

  test("a document type, and with it every entity of its own", () => {
    const bomb = '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(fault(writeWorkbook([["x"]], { "xl/sharedStrings.xml": `${bomb}<sst><si><t>&b;</t></si></sst>` }))).toBe(
      "NOT_XML",
    );
    expect(fault(writeWorkbook([["x"]], STRINGS("<si><t>&undeclared;</t></si>")))).toBe("NOT_XML");
  });

  test("broken XML, deep XML, too many cells", () => {
    expect(fault(writeWorkbook([["x"]], { "xl/worksheets/sheet1.xml": "<worksheet><row>" }))).toBe("NOT_XML");
    expect(
      fault(writeWorkbook([["x"]], { "xl/worksheets/sheet1.xml": `${"<a>".repeat(70)}${"</a>".repeat(70)}` })),
    ).toBe("TOO_DEEP");
    expect(fault(ransomwareForm(), { ...LIMITS, values: 20 })).toBe("TOO_MANY");
  });

  test("a ZIP that is no workbook, a damaged one, and an old .xls", () => {
    expect(fault(zipSync({ "a.txt": strToU8("a") }))).toBe("UNKNOWN_FORMAT");
    expect(fault(ransomwareForm().slice(0, 500))).toBe("NOT_ZIP");
    const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(understand(ole).refused[0]?.code).toBe("NOT_ZIP");
  });
});
