/** The cells of a workbook's first visible sheet as rows of text; numbers that the sheet shows as dates are dates. */
import { serialText } from "../xlsx/serial.ts";
import type { Workbook } from "../xlsx/workbook.ts";
import type { Row } from "./rows.ts";

/** Columns beyond this one are not looked at: no table of ours is wider. */
const WIDEST = 256;

/** The rows that hold anything, in their order. */
export function sheetRows({ cells, from1904 }: Workbook): readonly Row[] {
  const rows = new Map<number, string[]>();
  for (const [at, cell] of cells) {
    const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(at);
    const column = columnOf(found?.[1] ?? "");
    if (!found || column >= WIDEST) continue;
    const number = Number(found[2]);
    const row = rows.get(number) ?? [];
    while (row.length < column) row.push("");
    row[column] =
      cell.kind === "text"
        ? cell.text
        : cell.kind === "error"
          ? "#"
          : cell.shown === "number"
            ? String(cell.value)
            : serialText(cell.value, from1904).replaceAll("/", "-");
    rows.set(number, row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([number, row]) => ({ number, cells: row }));
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
