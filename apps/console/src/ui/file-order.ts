/**
 * Fields in the order of the file, as far as their places tell it: cells by row, then column. Places of another kind
 * (paths, lines) come in the order in which the file has them and are left so.
 */
const CELL = /^([A-Z]{1,3})(\d+)/;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Placed {
  readonly place: string;
}

export function inFileOrder<Field extends Placed>(fields: readonly Field[]): readonly Field[] {
  const cells = fields.map((field) => CELL.exec(field.place));
  if (cells.includes(null)) return fields;
  const key = (i: number): readonly [row: number, column: string] => [Number(cells[i]?.[2]), cells[i]?.[1] ?? ""];
  return fields
    .map((field, i) => ({ field, at: key(i), i }))
    .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1].length - b.at[1].length || compare(a.at[1], b.at[1]) || a.i - b.i)
    .map(({ field }) => field);
}
