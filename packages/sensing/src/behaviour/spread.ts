/**
 * How evenly values lie: Bowley's skew and the median absolute deviation, put together as RITA 5 does (Active Countermeasures,
 * `analysis/beacons.go`, re-implemented from its description). 1 is as even as it can be.
 */

/** Rounded to three places, halves up. */
export function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Rounded up to three places. */
export function ceil3(value: number): number {
  return Math.ceil(value * 1000) / 1000;
}

/** The median of values that are in order. */
export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Below this quartiles lie so close that their skew is chance. */
const QUARTILES_LEAST = 10;

/**
 * Evenness of three values or more.
 * @param sorted in order
 * @param otherwise the score of the deviation where the median is below 1
 */
export function evenness(sorted: readonly number[], otherwise: number): number {
  const middle = median(sorted);
  const half = Math.floor(sorted.length / 2);
  // Quartiles are medians of the halves; a middle value belongs to neither.
  const low = median(sorted.slice(0, half));
  const high = median(sorted.slice(sorted.length - half));
  const skewed = high - low >= QUARTILES_LEAST && middle !== low && middle !== high;
  const skew = skewed ? (low + high - 2 * middle) / (high - low) : 0;
  const deviation = median(sorted.map((value) => Math.abs(value - middle)).sort((a, b) => a - b));
  const steady = middle >= 1 ? Math.max(0, (middle - deviation) / middle) : otherwise;
  return round3((1 - Math.abs(skew) + steady) / 2);
}
