/**
 * What the order of leaves says of the order of acts. An interval draws the order of its leaves by chance and adds 64 of them, or the
 * next power of two that holds its acts; so a leaf stands behind another for certain only where no interval can hold them both.
 */

/** As the hub writes them (`apps/hub/src/ledger/leaves.ts`); a log of other intervals is not this hub's. */
const LEAST = 64;

/** Can these two leaves have been written in one interval? Then their places say nothing. */
export type Together = (a: number, b: number) => boolean;

/** @param acts the leaves that stand for acts; all others are padding */
export function togetherIn(acts: readonly number[]): Together {
  const sorted = Float64Array.from(acts).sort();
  return (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    if (Math.floor(low / LEAST) === Math.floor(high / LEAST)) return true;
    // An interval of more than the least is more than half full of acts.
    for (let size = LEAST * 2; size < 2 * sorted.length; size *= 2) {
      const first = Math.max(0, Math.ceil((high - size + 1) / LEAST) * LEAST);
      for (let from = first; from <= low; from += LEAST)
        if (below(sorted, from + size) - below(sorted, from) > size / 2) return true;
    }
    return false;
  };
}

/** How many of the sorted numbers are below this one. */
function below(sorted: Float64Array, bound: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
