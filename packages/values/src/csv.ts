/**
 * Cells of a CSV that a spreadsheet will open. Whatever a sender wrote stays text there: a cell that a program would take for a
 * formula or a command gets an apostrophe in front (OWASP, CSV injection), in every script that such a sign is written in.
 */

/** Signs that begin a formula in Excel, LibreOffice, Numbers or Sheets; blanks and signs that nobody sees before them do not help. */
const ACTS = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠｜％\u2212\ufe62\ufe63\ufe66\ufe6b]/u;
const BREAKS = /^[\t\r\n]/;

/** One cell as it stands in a file; what could act is shown as text. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = ACTS.test(value) || BREAKS.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row, ended as RFC 4180 ends it. */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
