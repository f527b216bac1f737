/**
 * Writes the cells of a sheet as a workbook of its own: texts, numbers, dates and errors as they were read, row by row, nothing
 * else. No formula, macro, link or picture of the original comes along, so what goes out can do nothing.
 */
import { strToU8, zipSync } from "fflate";
import type { Cell, Cells } from "./sheet.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Cell formats by what the reader takes them for (styles.ts): text wraps, 1 shows a day, 2 a day with its time. */
const STYLE = { number: 0, date: 1, time: 2 } as const;
const XF = 'fontId="0" fillId="0" borderId="0" xfId="0"';
const WRAP = '<alignment vertical="top" wrapText="1"/>';
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/mm/dd"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd\\ hh:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" ${XF} applyAlignment="1">${WRAP}</xf><xf numFmtId="164" ${XF} applyNumberFormat="1"/><xf numFmtId="165" ${XF} applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Bytes of a workbook with one sheet of these cells. What stands in them is equal, cell by cell, when it is read again. */
export function writeCells(cells: Cells, from1904: boolean): Uint8Array {
  const rows = Map.groupBy(placed(cells), ({ row }) => row);
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  const sheet = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, list]) => {
      const inRow = [...list].sort((a, b) => a.column - b.column);
      return `<row r="${row}">${inRow.map(({ at, cell }) => written(at, cell, shared)).join("")}</row>`;
    });
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${PART}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook.xml", "sheet.main")}${override("worksheets/sheet1.xml", "worksheet")}${override("sharedStrings.xml", "sharedStrings")}${override("styles.xml", "styles")}</Types>`,
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets><sheet name="Form" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation(1, "worksheet", "worksheets/sheet1.xml") +
        relation(2, "sharedStrings", "sharedStrings.xml") +
        relation(3, "styles", "styles.xml"),
    ),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="2" width="72" customWidth="1"/></cols><sheetData>${sheet.join("")}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date("2000-01-01T00:00:00") });
}

interface Placed {
  readonly at: string;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

function placed(cells: Cells): readonly Placed[] {
  return [...cells].flatMap(([at, cell]) => {
    const [, letters = "", row = ""] = /^([A-Z]{1,3})(\d{1,7})$/.exec(at) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return column === 0 ? [] : [{ at, row: Number(row), column, cell }];
  });
}

function written(at: string, cell: Cell, shared: (text: string) => number): string {
  switch (cell.kind) {
    case "text":
      return `<c r="${at}" s="0" t="s"><v>${shared(cell.text)}</v></c>`;
    case "number":
      return `<c r="${at}" s="${STYLE[cell.shown]}"><v>${cell.value}</v></c>`;
    case "error":
      return `<c r="${at}" t="e"><v>#N/A</v></c>`;
  }
}

/** Text as XML: signs that XML cannot hold, and words that look like escapes, in the workbook's own way (ST_Xstring). */
function escaped(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (sign) => `_x${hex(sign)}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

const hex = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
