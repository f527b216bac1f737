/**
 * A workbook's first visible sheet, from hostile bytes. Only the parts that say what stands in its cells are inflated;
 * macros, links, pictures and other sheets are never looked at.
 */
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { openZip } from "./container.ts";
import { type Cells, readSheet } from "./sheet.ts";
import { readStrings } from "./strings.ts";
import { readStyles } from "./styles.ts";
import { walk } from "./xml.ts";

export interface Workbook {
  readonly cells: Cells;
  /** True if day 0 is 1 January 1904 (workbooks from old Macs). */
  readonly from1904: boolean;
}

export type ReadWorkbook = ({ readonly ok: true } & Workbook) | { readonly ok: false; readonly fault: IntakeFault };

const FIXED: ReadonlySet<string> = new Set([
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/sharedStrings.xml",
  "xl/styles.xml",
]);

/** Reads the first visible sheet. */
export function readWorkbook(bytes: Uint8Array, limits: Limits): ReadWorkbook {
  const opened = openZip(bytes, (name) => FIXED.has(name) || /^xl\/worksheets\/[^/]+\.xml$/.test(name), limits);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const book = parts.get("xl/workbook.xml");
  if (!book) return { ok: false, fault: noWorkbook() };
  const sheets: { readonly relation: string; readonly hidden: boolean }[] = [];
  let from1904 = false;
  const inBook = walk(
    book,
    "xl/workbook.xml",
    {
      open: (name, attributes) => {
        if (name === "workbookPr") from1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
        if (name !== "sheet") return;
        const relation =
          attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
        sheets.push({ relation, hidden: (attributes["state"] ?? "visible") !== "visible" });
      },
    },
    limits,
  );
  if (inBook) return { ok: false, fault: inBook };
  const targets = new Map<string, string>();
  const relations = parts.get("xl/_rels/workbook.xml.rels");
  const inRelations =
    relations &&
    walk(
      relations,
      "xl/_rels/workbook.xml.rels",
      {
        open: (name, attributes) => {
          if (name === "Relationship") targets.set(attributes["Id"] ?? "", attributes["Target"] ?? "");
        },
      },
      limits,
    );
  if (inRelations) return { ok: false, fault: inRelations };
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const place = partOf(targets.get(first?.relation ?? "") ?? "worksheets/sheet1.xml");
  const sheet = parts.get(place);
  if (!sheet) return { ok: false, fault: noWorkbook() };
  const strings = readStrings(parts.get("xl/sharedStrings.xml"), limits);
  if (!strings.ok) return strings;
  const styles = readStyles(parts.get("xl/styles.xml"), limits);
  if (!styles.ok) return styles;
  const read = readSheet(sheet, place, { strings: strings.strings, formats: styles.formats }, limits);
  return read.ok ? { ok: true, cells: read.cells, from1904 } : read;
}

function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

function noWorkbook(): IntakeFault {
  return fault(
    "UNKNOWN_FORMAT",
    "",
    "This ZIP file is not a workbook with a sheet; send the common form as .xlsx.",
    "シートのあるブックではない ZIP ファイルです。共通様式を .xlsx で送ってください。",
  );
}
