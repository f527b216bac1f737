/**
 * Gives every demand its own observations, no observation twice: the part of matching that AND, REPEATS and "different
 * Observations" (STIX 2.1 §9.5) come down to. Plain demands are a bipartite matching, found by shortest augmenting paths;
 * demands that count number_observed are chosen by exhaustive search, heaviest observations first.
 */

/** So many of these observations. `counted`: an observation counts as often as its weight says. */
export interface Demand {
  readonly candidates: readonly number[];
  readonly count: number;
  readonly counted: boolean;
}

/** Takes work off the budget; false once there is none left. */
export type Spend = (work: number) => boolean;

/** For each demand the observations it gets, or nothing when there is no way (or no budget). */
export function allot(
  demands: readonly Demand[],
  weightOf: (observation: number) => number,
  spend: Spend,
): readonly (readonly number[])[] | undefined {
  const heavy: number[] = [];
  const least: Demand[] = [];
  for (const [index, demand] of demands.entries()) {
    const { candidates, count } = demand;
    let fewest = count;
    if (demand.counted && count > 1) {
      if (!spend(candidates.length)) return undefined;
      const weights = candidates.map(weightOf).sort((a, b) => b - a);
      fewest = fewestOf(weights, count);
      if ((weights[0] ?? 1) > 1) heavy.push(index);
    }
    if (!spend(1) || fewest > candidates.length) return undefined;
    least.push({ candidates, count: fewest, counted: false });
  }
  const plain = new Allotment(least, weightOf, spend).choose([], 0, new Set());
  return plain === undefined || heavy.length === 0
    ? plain
    : new Allotment(demands, weightOf, spend).choose(heavy, 0, new Set());
}

/** How many of the heaviest it takes to reach a count; more than there are when they do not. */
function fewestOf(weights: readonly number[], count: number): number {
  let missing = count;
  for (const [index, weight] of weights.entries()) {
    missing -= weight;
    if (missing <= 0) return index + 1;
  }
  return weights.length + 1;
}

/** Counting demands that compete with others are searched exhaustively up to so many candidates; beyond, the budget is void. */
const MAX_CHOICE = 2_000;

function heaviest(
  sorted: readonly number[],
  weightOf: (observation: number) => number,
  count: number,
): readonly number[] {
  let missing = count;
  return sorted.filter((candidate) => {
    const needed = missing > 0;
    missing -= weightOf(candidate);
    return needed;
  });
}

class Allotment {
  private readonly demands: readonly Demand[];
  private readonly weightOf: (observation: number) => number;
  private readonly spend: Spend;
  private readonly chosen = new Map<number, readonly number[]>();

  constructor(demands: readonly Demand[], weightOf: (observation: number) => number, spend: Spend) {
    this.demands = demands;
    this.weightOf = weightOf;
    this.spend = spend;
  }

  /** Settles the counting demands from `next` on, then the plain ones with what is left. */
  choose(heavy: readonly number[], next: number, used: Set<number>): readonly (readonly number[])[] | undefined {
    const index = heavy[next];
    const demand = index === undefined ? undefined : this.demands[index];
    if (index === undefined || demand === undefined) return this.matching(used);
    const free = demand.candidates
      .filter((candidate) => !used.has(candidate))
      .sort((a, b) => this.weightOf(b) - this.weightOf(a));
    if (this.demands.length === 1) return [heaviest(free, this.weightOf, demand.count)];
    if (free.length > MAX_CHOICE) {
      this.spend(Number.POSITIVE_INFINITY);
      return undefined;
    }
    const rest = new Array<number>(free.length + 1).fill(0);
    for (let at = free.length - 1; at >= 0; at -= 1) rest[at] = (rest[at + 1] ?? 0) + this.weightOf(free[at] ?? 0);
    const taken: number[] = [];
    const pick = (at: number, missing: number): readonly (readonly number[])[] | undefined => {
      if (!this.spend(1)) return undefined;
      if (missing <= 0) {
        this.chosen.set(index, [...taken]);
        return this.choose(heavy, next + 1, used);
      }
      const candidate = free[at];
      if (candidate === undefined || (rest[at] ?? 0) < missing) return undefined;
      taken.push(candidate);
      used.add(candidate);
      const found = pick(at + 1, missing - this.weightOf(candidate));
      if (found !== undefined) return found;
      taken.pop();
      used.delete(candidate);
      return pick(at + 1, missing);
    };
    return pick(0, demand.count);
  }

  private matching(used: ReadonlySet<number>): readonly (readonly number[])[] | undefined {
    const owner = new Map<number, number>();
    for (const [index, demand] of this.demands.entries()) {
      if (this.chosen.has(index)) continue;
      for (let unit = 0; unit < demand.count; unit += 1) if (!this.augment(index, owner, used)) return undefined;
    }
    const given = this.demands.map((_, index): number[] => [...(this.chosen.get(index) ?? [])]);
    for (const [observation, index] of owner) given[index]?.push(observation);
    return given;
  }

  /** Finds one more observation for a demand, moving others along the shortest chain. */
  private augment(start: number, owner: Map<number, number>, used: ReadonlySet<number>): boolean {
    /** By observation, the demand that asks for it; by demand, the observation of its own that it would give away. */
    const asker = new Map<number, number>();
    const gift = new Map<number, number>();
    const queue = [start];
    for (let head = 0; head < queue.length; head += 1) {
      const demand = queue[head] ?? start;
      for (const candidate of this.demands[demand]?.candidates ?? []) {
        if (!this.spend(1)) return false;
        if (used.has(candidate) || asker.has(candidate)) continue;
        asker.set(candidate, demand);
        const holder = owner.get(candidate);
        if (holder === undefined) {
          hand(candidate, demand, owner, asker, gift);
          return true;
        }
        if (holder === start || gift.has(holder)) continue;
        gift.set(holder, candidate);
        queue.push(holder);
      }
    }
    return false;
  }
}

/** Hands a free observation to the demand that asked, what that one held to the next, back to where the chain began. */
function hand(
  free: number,
  first: number,
  owner: Map<number, number>,
  asker: ReadonlyMap<number, number>,
  gift: ReadonlyMap<number, number>,
): void {
  let [candidate, demand]: [number | undefined, number | undefined] = [free, first];
  while (candidate !== undefined && demand !== undefined) {
    owner.set(candidate, demand);
    candidate = gift.get(demand);
    demand = candidate === undefined ? undefined : asker.get(candidate);
  }
}
