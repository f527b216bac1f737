/**
 * A table as rows of cells, whatever file it stood in. Cells are text as a reader of the sheet sees it; formulas were
 * never evaluated, and a text that begins with `=` stays a text.
 */

export interface Row {
  /** The number of the row as a spreadsheet shows it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** `C5` for column 2 of row 5. */
export function cellName(column: number, row: number): string {
  let name = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return `${name}${row}`;
}
