/**
 * CSV and TSV (RFC 4180) to rows: quotes, doubled quotes, line breaks inside quotes, CRLF or LF. The separator is the
 * one of tab, comma and semicolon that stands most in the head of the text. Linear; the number of cells is capped.
 */
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { cellName, type Row } from "./rows.ts";

export type Delimited =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Longest text of a cell, as in a workbook. */
const CELL = 32_767;

/** Reads all rows. Codes: TOO_MANY, TOO_LARGE, BAD_VALUE (a quotation mark that is never closed). */
export function readDelimited(text: string, limits: Limits): Delimited {
  // untrusted: any text.
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = "";
  let count = 0;
  const end = () => {
    cells.push(cell);
    cell = "";
    count++;
  };
  const close = () => {
    end();
    rows.push({ number: rows.length + 1, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"' && cell === "") {
      const quoted = closing(text, at + 1);
      if (quoted === undefined) return { ok: false, fault: open(cellName(cells.length, rows.length + 1)) };
      cell = text.slice(at + 1, quoted).replaceAll('""', '"');
      at = quoted;
    } else if (char === separator) end();
    else if (char === "\n") close();
    else if (char !== "\r" || text[at + 1] !== "\n") {
      const next = plainEnd(text, at, separator);
      cell += text.slice(at, next);
      at = next - 1;
    }
    if (cell.length > CELL) return { ok: false, fault: tooLong(cellName(cells.length, rows.length + 1)) };
    if (count > limits.values) return { ok: false, fault: tooMany(limits.values) };
  }
  if (cell !== "" || cells.length > 0) close();
  return { ok: true, rows };
}

const HEAD = 20_000;

/** The separator that the head of the text holds most of, or undefined if it holds none. */
export function separatorOf(text: string): string | undefined {
  const bare = text.slice(0, HEAD).replace(/"[^"]*"/g, "");
  const counts = ["\t", ",", ";"].map((separator) => ({ separator, count: bare.split(separator).length - 1 }));
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one));
  return most.count > 0 ? most.separator : undefined;
}

function closing(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function plainEnd(text: string, from: number, separator: string | undefined): number {
  let at = from + 1;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function open(place: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    "The quotation mark of this cell is never closed; close it.",
    'このセルの引用符（"）が閉じられていません。閉じてください。',
  );
}

function tooLong(place: string): IntakeFault {
  return fault(
    "TOO_LARGE",
    place,
    `This cell holds more than ${CELL} characters; shorten it.`,
    `セルが${CELL}文字を超えています。短くしてください。`,
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A table may hold ${most} cells; split it.`,
    `表に書けるセルは${most}個までです。分けてください。`,
  );
}
