/**
 * How much the connections of one pair look like a beacon: intervals, sizes, spread over the day and duration, each from 0 to 1,
 * and their mean. The scores are RITA 5's, so that they can be compared with what others see; they are no verdict: time servers
 * and updates score as high as command channels.
 */
import { ceil3, evenness, round3 } from "./spread.ts";

/** Seconds since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface BeaconScore {
  readonly score: number;
  readonly intervals: number;
  readonly sizes: number;
  readonly spread: number;
  readonly duration: number;
}

/** Connections in a day from which on a pair is no beacon but a strobe: one a second. */
export const STROBE = 86_400;
const BINS = 24;
/** Hours with connections below which duration says nothing, and from which on two modes can be told. */
const HOURS_LEAST = 6;
const HOURS_BIMODAL = 11;
/** A run of this many hours without a gap is as consistent as it gets. */
const HOURS_CONSISTENT = 12;

/**
 * The score of a pair, or undefined where there is too little to say: fewer than four different times, fewer than three intervals.
 * @param times seconds since 1970, in order, inside of the window
 * @param sizes bytes of each connection from its originator
 */
export function beaconScore(
  times: readonly number[],
  sizes: readonly number[],
  window: Window,
): BeaconScore | undefined {
  if (times.length >= STROBE || new Set(times).size < 4) return undefined;
  const gaps: number[] = [];
  for (const [n, time] of times.entries()) {
    const gap = n === 0 ? 0 : time - (times[n - 1] ?? 0);
    if (gap > 0) gaps.push(gap);
  }
  if (gaps.length < 3) return undefined;
  const intervals = evenness(
    gaps.sort((a, b) => a - b),
    1,
  );
  const even = sizeScore(sizes);
  const bins = binned(times, window);
  const spread = Math.max(variation(bins), bimodal(bins));
  const duration = durationScore(times, bins, window);
  return { score: round3(0.25 * (intervals + even + spread + duration)), intervals, sizes: even, spread, duration };
}

function sizeScore(sizes: readonly number[]): number {
  return sizes.length < 3
    ? 0
    : evenness(
        [...sizes].sort((a, b) => a - b),
        0,
      );
}

/** Connections in each of 24 equal parts of the window; the last takes its end. */
function binned(times: readonly number[], { from, to }: Window): readonly number[] {
  const bins = Array<number>(BINS).fill(0);
  const width = (to - from) / BINS;
  for (const time of times) {
    const bin = width > 0 ? Math.min(BINS - 1, Math.floor((time - from) / width)) : 0;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

/** 1 where all parts have the same; 0 where they vary by more than their mean. */
function variation(bins: readonly number[]): number {
  const mean = bins.reduce((sum, count) => sum + count, 0) / BINS;
  if (mean === 0) return 0;
  const deviation = Math.sqrt(bins.reduce((sum, count) => sum + (count - mean) ** 2, 0) / BINS);
  return deviation > mean ? 0 : round3(1 - deviation / mean);
}

/** Two counts that most hours have, as of a beacon that changes its pace. */
function bimodal(bins: readonly number[]): number {
  const bars = bins.filter((count) => count > 0);
  if (bars.length < HOURS_BIMODAL) return 0;
  const size = Math.ceil(Math.max(...bars) * 0.05);
  const modes = [...Map.groupBy(bars, (count) => Math.floor(count / size)).values()].map((list) => list.length);
  const [first = 0, second = 0] = modes.sort((a, b) => b - a);
  return Math.min(1, round3((first + second) / Math.max(bars.length - 1, 1)));
}

function durationScore(times: readonly number[], bins: readonly number[], { from, to }: Window): number {
  if (bins.filter((count) => count > 0).length < HOURS_LEAST) return 0;
  const coverage = Math.min(1, ceil3(((times.at(-1) ?? 0) - (times[0] ?? 0)) / (to - from)));
  let [run, longest] = [0, 0];
  // Around midnight a run goes on.
  for (let n = 0; n < 2 * BINS; n++) {
    run = (bins[n % BINS] ?? 0) > 0 ? run + 1 : 0;
    longest = Math.max(longest, Math.min(run, BINS));
  }
  return Math.max(coverage, Math.min(1, ceil3(longest / HOURS_CONSISTENT)));
}
