/**
 * A common form written back: every cell of the sheet as it stands in the file that came, headings, remarks, order and all, so that
 * its reporter can correct it and send it again. Read again it says the same, to the cell.
 */
import type { IntakeFault } from "./contract/index.ts";
import { documentRows } from "./formats/common-form-json.ts";
import { readJson, readText } from "./json/read.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { isRecord } from "./stix/object.ts";
import type { Cell } from "./xlsx/sheet.ts";
import { readWorkbook } from "./xlsx/workbook.ts";
import { writeCells } from "./xlsx/write.ts";

export type FormCopy =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

/** A clean copy of a workbook's first visible sheet, or the workbook of a form that came as JSON. Never throws. */
export function formCopy(bytes: Uint8Array, options: { readonly limits?: Partial<Limits> } = {}): FormCopy {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes[0] === 0x7b) return fromDocument(bytes, limits);
  const book = readWorkbook(bytes, limits);
  if (!book.ok) return { ok: false, refused: [book.fault] };
  return { ok: true, bytes: writeCells(book.cells, book.from1904) };
}

function fromDocument(bytes: Uint8Array, limits: Limits): FormCopy {
  const text = readText(bytes);
  const json = text.ok ? readJson(text.text, limits) : text;
  if (!json.ok) return { ok: false, refused: [json.fault] };
  const read = documentRows(isRecord(json.value) ? json.value : {});
  if (!read.ok) return { ok: false, refused: read.faults };
  const cells = new Map<string, Cell>();
  for (const { label, raw } of read.rows.fields.values()) {
    const row = cells.size / 2 + 1;
    cells.set(`A${row}`, { kind: "text", text: label }).set(`B${row}`, { kind: "text", text: raw });
  }
  return { ok: true, bytes: writeCells(cells, false) };
}
