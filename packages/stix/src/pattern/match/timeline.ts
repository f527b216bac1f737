/**
 * The observations that one leaf of the plan may take, in the order of their start, so that those of a window are found
 * by halving. Observations without a readable time are there only where no time is asked.
 */
import type { Observation } from "./observation.ts";
import type { Bounds, Leaf } from "./plan.ts";

interface Timed {
  readonly index: number;
  readonly first: bigint;
  readonly last: bigint;
}

export class Timeline {
  private readonly timed: readonly Timed[];
  private readonly timeless: readonly number[];
  /** The longest first-to-last of all: nothing that starts earlier than this before an instant reaches it. */
  private readonly longest: bigint;

  /** `satisfied`: by expression number, the places of the observations that satisfy it. */
  constructor(leaf: Leaf, observations: readonly Observation[], satisfied: readonly (readonly number[])[]) {
    const timed = new Map<number, Timed>();
    const timeless = new Set<number>();
    for (const { expression, bounds } of leaf.sources) {
      for (const index of satisfied[expression] ?? []) {
        const interval = observations[index]?.interval;
        if (!isInside(interval, bounds)) continue;
        if (interval === undefined) timeless.add(index);
        else timed.set(index, { index, ...interval });
      }
    }
    this.timed = [...timed.values()].sort((a, b) =>
      a.first < b.first ? -1 : a.first > b.first ? 1 : a.index - b.index,
    );
    this.timeless = [...timeless];
    this.longest = this.timed.reduce((most, { first, last }) => (last - first > most ? last - first : most), 0n);
  }

  /** The places of the observations within bounds, earliest start first. */
  within(bounds: Bounds): readonly number[] {
    const { from, before } = bounds;
    const low = from === undefined ? 0 : this.starting(from - this.longest);
    const high = before === undefined ? this.timed.length : this.starting(before);
    const kept = this.timed
      .slice(low, Math.max(low, high))
      .filter((one) => isInside(one, bounds))
      .map(({ index }) => index);
    return from === undefined && before === undefined ? [...kept, ...this.timeless] : kept;
  }

  /** Place of the first observation that starts at or after an instant. */
  private starting(instant: bigint): number {
    let [low, high] = [0, this.timed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.timed[middle]?.first ?? 0n) >= instant) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Whether an interval keeps bounds; one that could not be read keeps none but the empty ones. */
export function isInside(interval: Observation["interval"], { from, before }: Bounds): boolean {
  if (from === undefined && before === undefined) return true;
  if (interval === undefined) return false;
  return (from === undefined || interval.last >= from) && (before === undefined || interval.first < before);
}
