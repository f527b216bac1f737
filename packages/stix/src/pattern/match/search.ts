/**
 * Finds a binding: which observations a pattern matches (STIX 2.1 §9.5). Complete, and bounded by a budget of steps.
 *
 * An observation's time is any instant between first_observed and last_observed, chosen in its favour for each operator.
 * So a set of observations is WITHIN x of each other exactly when all of them end at or after some L and start before
 * L + x, and A is FOLLOWEDBY B exactly when all of A start by some T and all of B end at or after T. The search tries the
 * few L and T that matter; what remains is which observation goes where (`allot.ts`).
 */
import { allot, type Demand } from "./allot.ts";
import type { Observation } from "./observation.ts";
import {
  type Bounds,
  FREE,
  type Leaf,
  leastOf,
  type Plan,
  type Repeat,
  type Source,
  type Then,
  tightened,
} from "./plan.ts";
import { Timeline } from "./timeline.ts";

/** Steps that one match may take: about a second. Beyond, the outcome is undecided. */
export const MAX_STEPS = 10_000_000;

/** Observations bound to one leaf of the plan. */
export interface Bound {
  readonly sources: readonly Source[];
  readonly observations: readonly number[];
}

interface Goal {
  readonly plan: Plan;
  readonly bounds: Bounds;
  /** Choices of a lower rank than this were left to a twin. */
  readonly least: number;
}

interface Wanted extends Demand {
  readonly leaf: Leaf;
}

export class Search {
  exhausted = false;
  private readonly observations: readonly Observation[];
  /** By expression number, the places of the observations that satisfy it, ascending. */
  private readonly satisfied: readonly (readonly number[])[];
  private steps: number;
  private readonly timelines = new Map<Leaf, Timeline>();
  private readonly candidateCache = new Map<string, readonly number[]>();
  private readonly possibleCache = new Map<string, boolean>();
  private readonly spend = (work: number): boolean => {
    this.steps -= work;
    if (this.steps < 0) this.exhausted = true;
    return !this.exhausted;
  };

  constructor(observations: readonly Observation[], satisfied: readonly (readonly number[])[], steps = MAX_STEPS) {
    this.observations = observations;
    this.satisfied = satisfied;
    this.steps = steps;
  }

  /** A binding of the whole plan, or nothing: there is none, or `exhausted` is set. */
  run(plan: Plan): readonly Bound[] | undefined {
    if (leastOf(plan) > new Set(this.satisfied.flat()).size) return undefined;
    return this.solve([{ plan, bounds: FREE, least: 0 }], []);
  }

  private solve(goals: readonly Goal[], before: readonly Wanted[]): readonly Bound[] | undefined {
    const wanted = [...before];
    const open: Goal[] = [];
    if (!this.expand(goals, wanted, open)) return undefined;
    const given = this.allot(wanted);
    if (given === undefined) return undefined;
    const [goal, ...rest] = open;
    if (goal === undefined)
      return wanted.map(({ leaf }, index) => ({ sources: leaf.sources, observations: given[index] ?? [] }));
    return this.branch(goal, rest, wanted);
  }

  private allot(wanted: readonly Wanted[]): readonly (readonly number[])[] | undefined {
    return allot(wanted, (index) => this.observations[index]?.count ?? 1, this.spend);
  }

  /** Takes everything apart that leaves no choice. */
  private expand(goals: readonly Goal[], wanted: Wanted[], open: Goal[]): boolean {
    const stack = [...goals].reverse();
    for (let goal = stack.pop(); goal !== undefined; goal = stack.pop()) {
      if (!this.spend(1)) return false;
      const { plan, bounds } = goal;
      if (plan.op === "leaf")
        wanted.push({ leaf: plan, candidates: this.candidates(plan, bounds), count: 1, counted: false });
      else if (plan.op === "and")
        for (const term of plan.terms.toReversed()) stack.push({ plan: term, bounds, least: 0 });
      else if (plan.op !== "repeat") open.push(goal);
      else if (!this.repeat(plan, bounds, wanted, stack)) return false;
    }
    return true;
  }

  /** REPEATS on one expression counts number_observed; on a compound, every round needs observations of its own. */
  private repeat({ child, times }: Repeat, bounds: Bounds, wanted: Wanted[], stack: Goal[]): boolean {
    if (child.op === "leaf") {
      wanted.push({ leaf: child, candidates: this.candidates(child, bounds), count: times, counted: true });
      return true;
    }
    if (times > this.observations.length) return false;
    for (let round = 0; round < times; round += 1) stack.push({ plan: child, bounds, least: 0 });
    return true;
  }

  private branch(goal: Goal, rest: readonly Goal[], wanted: readonly Wanted[]): readonly Bound[] | undefined {
    let rank = 0;
    for (const chosen of this.choices(goal)) {
      if (!this.spend(1)) return undefined;
      if (rank >= goal.least) {
        // Rounds of one REPEATS are interchangeable: those that are open yet choose the same or later.
        const others = rest.map((other) => (isTwin(goal, other) ? { ...other, least: rank } : other));
        const found = this.solve([...chosen, ...others], wanted);
        if (found !== undefined) return found;
      }
      rank += 1;
    }
    return undefined;
  }

  /** The ways to go on from a choice, in a fixed order: what is left to meet for each. Ways that cannot be met are left out. */
  private *choices({ plan, bounds }: Goal): Generator<readonly Goal[]> {
    if (plan.op === "or") {
      for (const term of plan.terms) {
        const goal: Goal = { plan: term, bounds, least: 0 };
        if (this.possible(goal)) yield [goal];
      }
    } else if (plan.op === "within") {
      for (const last of this.instants(plan.child, bounds, (interval) => interval.last)) {
        const goal: Goal = { plan: plan.child, bounds: tightened(bounds, last, last + plan.window), least: 0 };
        if (!this.spend(1)) return;
        if (this.possible(goal)) yield [goal];
      }
    } else if (plan.op === "then") yield* this.orders(plan, bounds);
  }

  /**
   * The ways to part a FOLLOWEDBY at an instant. The later the left side may start, the easier for it and the harder for
   * the right side: the first instant is found by halving, and behind the first that is too late all are.
   */
  private *orders(plan: Then, bounds: Bounds): Generator<readonly Goal[]> {
    const firsts = this.instants(plan.left, bounds, (interval) => interval.first);
    const left = (first: bigint): Goal => ({
      plan: plan.left,
      bounds: tightened(bounds, undefined, first + 1n),
      least: 0,
    });
    // Every instant of a single expression is one at which it may start.
    let [low, high] = plan.left.op === "leaf" ? [0, 0] : [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.possible(left(firsts[middle] ?? 0n))) high = middle;
      else low = middle + 1;
    }
    for (const first of firsts.slice(low)) {
      const right: Goal = { plan: plan.right, bounds: tightened(bounds, first, undefined), least: 0 };
      if (!this.spend(1) || !this.possible(right)) return;
      yield [left(first), right];
    }
  }

  /** Whether a goal could be met if every choice in it had all observations to itself: needed, not enough. */
  private possible(goal: Goal): boolean {
    const key = keyOf(goal.plan, goal.bounds);
    const known = this.possibleCache.get(key);
    if (known !== undefined) return known;
    const wanted: Wanted[] = [];
    const open: Goal[] = [];
    const found =
      this.expand([goal], wanted, open) &&
      this.allot(wanted) !== undefined &&
      open.every((choice) => this.choices(choice).next().done !== true);
    if (!this.exhausted) this.possibleCache.set(key, found);
    return found;
  }

  /** The distinct instants that matter to a choice over a plan, ascending. */
  private instants(
    plan: Plan,
    bounds: Bounds,
    of: (interval: { first: bigint; last: bigint }) => bigint,
  ): readonly bigint[] {
    const found = new Set<bigint>();
    const stack = [plan];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.op === "leaf") {
        for (const index of this.candidates(node, bounds)) {
          const interval = this.observations[index]?.interval;
          if (interval !== undefined) found.add(of(interval));
        }
      } else if (node.op === "then") stack.push(node.left, node.right);
      else if ("terms" in node) stack.push(...node.terms);
      else stack.push(node.child);
    }
    this.spend(found.size);
    return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  private candidates(leaf: Leaf, bounds: Bounds): readonly number[] {
    const key = keyOf(leaf, bounds);
    const known = this.candidateCache.get(key);
    if (known !== undefined) return known;
    let timeline = this.timelines.get(leaf);
    if (timeline === undefined) {
      timeline = new Timeline(leaf, this.observations, this.satisfied);
      this.timelines.set(leaf, timeline);
    }
    const kept = timeline.within(bounds);
    this.spend(kept.length + 1);
    this.candidateCache.set(key, kept);
    return kept;
  }
}

function isTwin(goal: Goal, other: Goal): boolean {
  return (
    goal.plan === other.plan && goal.bounds.from === other.bounds.from && goal.bounds.before === other.bounds.before
  );
}

function keyOf(plan: Plan, bounds: Bounds): string {
  return `${plan.id} ${bounds.from ?? ""} ${bounds.before ?? ""}`;
}
