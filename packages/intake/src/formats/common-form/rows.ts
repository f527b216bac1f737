/**
 * A sheet as a form: one field a row, its label in column A, its value in column B. Rows without a value in B are
 * headings or empty fields; a label that stands twice with different values makes the form ambiguous.
 */
import type { IntakeFault } from "../../contract/index.ts";
import { fault } from "../../faults.ts";
import { labelOf } from "../../form/fields.ts";
import { serialText } from "../../xlsx/serial.ts";
import type { Cell } from "../../xlsx/sheet.ts";
import type { Workbook } from "../../xlsx/workbook.ts";

export interface Field {
  readonly place: string;
  /** The label as it stands in the file. */
  readonly label: string;
  /** The value as a reader sees it. */
  readonly raw: string;
  readonly cell: Cell;
}

export interface Rows {
  readonly fields: ReadonlyMap<string, Field>;
  readonly faults: readonly IntakeFault[];
}

/** Most characters of a cell: Excel itself holds no more. */
const CELL = 32_767;

/** The fields of the sheet by their compared label. */
export function readRows({ cells, from1904 }: Workbook): Rows {
  const fields = new Map<string, Field>();
  const faults: IntakeFault[] = [];
  for (const [at, cell] of cells) {
    const row = /^A(\d+)$/.exec(at)?.[1];
    if (row === undefined || cell.kind !== "text") continue;
    const place = `B${row}`;
    const value = cells.get(place);
    if (!value) continue;
    if (value.kind === "text" && value.text.length > CELL) {
      faults.push(tooLong(place));
      continue;
    }
    const label = labelOf(cell.text);
    const field = { place, label: cell.text.trim(), raw: shown(value, from1904), cell: value };
    const before = fields.get(label);
    if (before && before.raw !== field.raw) faults.push(twice(place, before.place, field.label));
    else fields.set(label, field);
  }
  return { fields, faults };
}

/** The answers of the form as JSON, as if they stood in a sheet. An answer of blanks is empty. */
export function rowsOf(answers: Readonly<Record<string, string>>, formName: string): Rows {
  const fields = new Map<string, Field>();
  const faults: IntakeFault[] = [];
  for (const [name, said] of [["様式名", formName] as const, ...Object.entries(answers)]) {
    const text = said.trim();
    if (text === "") continue;
    const [label, place] = [labelOf(name), `$.answers.${name}`];
    const before = fields.get(label);
    if (text.length > CELL) faults.push(tooLong(place));
    else if (before && before.raw !== text) faults.push(twice(place, before.place, name));
    else fields.set(label, { place, label: name, raw: text, cell: { kind: "text", text } });
  }
  return { fields, faults };
}

function shown(cell: Cell, from1904: boolean): string {
  switch (cell.kind) {
    case "text":
      return cell.text.trim();
    case "number":
      return cell.shown === "number" ? String(cell.value) : serialText(cell.value, from1904);
    case "error":
      return "#";
  }
}

function twice(place: string, first: string, label: string): IntakeFault {
  return fault(
    "DUPLICATE",
    place,
    `The field ${label} stands twice (${first} and ${place}) with different values; delete one of the rows.`,
    `「${label}」が${first}と${place}に別の値で二度あります。どちらかの行を削除してください。`,
  );
}

function tooLong(place: string): IntakeFault {
  return fault(
    "TOO_LARGE",
    place,
    `This cell holds more than ${CELL} characters; shorten it, or send the values as STIX or MISP.`,
    `セルが${CELL}文字を超えています。短くするか、STIX か MISP で送ってください。`,
  );
}
