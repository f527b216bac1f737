/**
 * How much of a hostile file intake is willing to look at. Every decoder asks these numbers before it allocates;
 * a file beyond them is refused with the number that it broke. Bigger transfers go through `streamReports`.
 */

export interface Limits {
  /** Most bytes of one file (or of all pages of one transfer together). */
  readonly bytes: number;
  /** Deepest nesting of JSON arrays and objects, or of XML elements. */
  readonly depth: number;
  /** Most values in one JSON document, or cells and strings in one workbook. */
  readonly values: number;
  /** Longest single string, in UTF-16 units. */
  readonly stringLength: number;
  /** Most reports in one file. */
  readonly reports: number;
  /** Most items in one report. */
  readonly items: number;
  /** Most faults that are listed; the rest is counted in a last line. */
  readonly faults: number;
  /** ZIP: most entries, most bytes after inflating, most bytes out for a byte in. */
  readonly entries: number;
  readonly inflatedBytes: number;
  readonly ratio: number;
}

/** The limits that hold unless the caller hands in others. 25 MB: beyond it a transfer is streamed. */
export const LIMITS: Limits = Object.freeze({
  bytes: 25_000_000,
  depth: 64,
  values: 2_000_000,
  stringLength: 5_000_000,
  reports: 100_000,
  items: 200_000,
  faults: 500,
  entries: 200,
  inflatedBytes: 20_000_000,
  ratio: 200,
});
