/**
 * Which range of a set an address lies in, by binary search over boundaries. Addresses are four words, big end first. Compiled
 * from canonical prefixes; where prefixes lie within one another the longest decides.
 */
import { addressRange } from "@noroshi/values";

/** Low and high address of a canonical address or range, four words each. */
export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly bits: number;
}

const MAPPED = [0, 0, 0x0000_ffff];

/** Throws a RangeError when the value is not a canonical address or range. */
export function boundsOf(value: string): Bounds {
  const kind = value.includes("/") ? "cidr" : value.includes(":") ? "ipv6" : "ipv4";
  const { low, high, family } = addressRange(kind, value);
  const length = kind === "cidr" ? Number(value.slice(value.indexOf("/") + 1)) : family === 4 ? 32 : 128;
  const words = (digits: string): number[] => {
    const parts = digits.match(/.{8}/g) ?? [];
    return [...(family === 4 ? MAPPED : []), ...parts.map((part) => Number.parseInt(part, 16))];
  };
  return { low: words(low), high: words(high), bits: family === 4 ? 96 + length : length };
}

/** Ranges with what they mean, compiled to sorted boundaries: from each on, to the next, one answer holds. */
export interface RangeTable {
  readonly starts: Uint32Array;
  /** The row that holds from this boundary on, or -1. */
  readonly rows: Int32Array;
}

/** Canonical prefixes lie within one another or apart, so that one walk with a pile of the open ones is enough. */
export function compileRanges(all: readonly Bounds[]): RangeTable {
  // Wider before narrower; of two equal ones the first row comes last and so decides.
  const sorted = all
    .map((bounds, row) => ({ ...bounds, row }))
    .sort((a, b) => compare(a.low, b.low) || a.bits - b.bits || b.row - a.row);
  const starts: number[] = [];
  const rows: number[] = [];
  const note = (point: readonly number[], row: number) => {
    const last = starts.length - 4;
    if (last >= 0 && compare(starts.slice(last), point) === 0) rows[rows.length - 1] = row;
    else {
      starts.push(...point);
      rows.push(row);
    }
  };
  const open: (Bounds & { row: number })[] = [];
  const close = (range: Bounds) => {
    const after = successor(range.high);
    if (after !== undefined) note(after, open.at(-1)?.row ?? -1);
  };
  for (const range of sorted) {
    for (let top = open.at(-1); top !== undefined && compare(top.high, range.low) < 0; top = open.at(-1)) {
      open.pop();
      close(top);
    }
    open.push(range);
    note(range.low, range.row);
  }
  for (let top = open.pop(); top !== undefined; top = open.pop()) close(top);
  return { starts: Uint32Array.from(starts), rows: Int32Array.from(rows) };
}

/** The row for the address at `words[at..at+3]`, or -1. */
export function rowOf({ starts, rows }: RangeTable, words: Uint32Array, at: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startsAfter(starts, middle * 4, words, at)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? -1 : (rows[low - 1] ?? -1);
}

function startsAfter(starts: Uint32Array, from: number, words: Uint32Array, at: number): boolean {
  for (let w = 0; w < 4; w++) {
    const [s, a] = [starts[from + w] ?? 0, words[at + w] ?? 0];
    if (s !== a) return s > a;
  }
  return false;
}

export function compare(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let w = 0; w < 4; w++) {
    const [x, y] = [a[w] ?? 0, b[w] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function successor(words: readonly number[]): readonly number[] | undefined {
  const next = [...words];
  for (let w = 3; w >= 0; w--) {
    if ((next[w] ?? 0) < 0xffff_ffff) {
      next[w] = (next[w] ?? 0) + 1;
      return next;
    }
    next[w] = 0;
  }
  return undefined;
}
