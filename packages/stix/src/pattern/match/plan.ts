/**
 * Turns a pattern into the plan that the search works on. START/STOP moves down to the observation expressions (it asks
 * something of each observation); whatever binds exactly one observation becomes one leaf; WITHIN on a leaf goes (one
 * observation is within reach of itself); FOLLOWEDBY, which is associative, becomes a chain.
 */
import { instantOf } from "../instant.ts";
import type { Expression, Observe, Qualifier } from "../tree.ts";

export type Plan = Leaf | Group | Then | Within | Repeat;

/** Keeps observations that end at or after `from` and start before `before`; nanoseconds. */
export interface Bounds {
  readonly from: bigint | undefined;
  readonly before: bigint | undefined;
}

/** One numbered observation expression, and when the observation has to be. */
export interface Source {
  readonly expression: number;
  readonly bounds: Bounds;
}

/** One observation, by any of the sources. */
export interface Leaf {
  readonly op: "leaf";
  readonly id: number;
  readonly sources: readonly Source[];
}
export interface Group {
  readonly op: "and" | "or";
  readonly id: number;
  readonly terms: readonly Plan[];
}
export interface Then {
  readonly op: "then";
  readonly id: number;
  readonly left: Plan;
  readonly right: Plan;
}
/** All observations of `child` inside of a window of so many nanoseconds. */
export interface Within {
  readonly op: "within";
  readonly id: number;
  readonly window: bigint;
  readonly child: Plan;
}
export interface Repeat {
  readonly op: "repeat";
  readonly id: number;
  readonly times: number;
  readonly child: Plan;
}

/** The plan of a pattern, its observation expressions in reading order, and how many choices one binding takes. */
export interface Planned {
  readonly plan: Plan;
  readonly expressions: readonly Observe[];
  readonly choices: number;
}

export const FREE: Bounds = { from: undefined, before: undefined };

/** Bounds that keep what both keep. */
export function tightened(bounds: Bounds, from: bigint | undefined, before: bigint | undefined): Bounds {
  return {
    from: bounds.from === undefined || (from !== undefined && from > bounds.from) ? from : bounds.from,
    before: bounds.before === undefined || (before !== undefined && before < bounds.before) ? before : bounds.before,
  };
}

/** Plans a pattern. */
export function planOf(pattern: Expression): Planned {
  const maker = new Maker();
  const plan = maker.plan(pattern, FREE);
  return { plan, expressions: maker.expressions, choices: choicesIn(plan) };
}

class Maker {
  readonly expressions: Observe[] = [];
  private ids = 0;

  plan(node: Expression, bounds: Bounds): Plan {
    if (node.kind === "observe") return this.leaf([{ expression: this.expressions.push(node) - 1, bounds }]);
    if (node.kind === "qualified") {
      const inner = node.qualifiers.reduce(bounded, bounds);
      return node.qualifiers.reduce(
        (child, qualifier) => this.qualified(child, qualifier),
        this.plan(node.expression, inner),
      );
    }
    const terms = node.terms.map((term) => this.plan(term, bounds));
    if (node.kind === "or") return this.either(terms);
    if (node.kind === "and") return { op: "and", id: this.id(), terms };
    return terms.reduceRight((right, left) => ({ op: "then", id: this.id(), left, right }));
  }

  private leaf(sources: readonly Source[]): Leaf {
    return { op: "leaf", id: this.id(), sources };
  }

  private either(terms: readonly Plan[]): Plan {
    const leaves = terms.filter((term) => term.op === "leaf");
    const others = terms.filter((term) => term.op !== "leaf");
    const merged = leaves.length === 0 ? [] : [this.leaf(leaves.flatMap((leaf) => leaf.sources))];
    const [only] = merged;
    return only !== undefined && others.length === 0
      ? only
      : { op: "or", id: this.id(), terms: [...merged, ...others] };
  }

  private qualified(child: Plan, qualifier: Qualifier): Plan {
    if (qualifier.kind === "repeats" && qualifier.times > 1) {
      return { op: "repeat", id: this.id(), times: qualifier.times, child };
    }
    if (qualifier.kind !== "within" || child.op === "leaf") return child;
    return { op: "within", id: this.id(), window: BigInt(Math.round(qualifier.seconds * 1e9)), child };
  }

  private id(): number {
    this.ids += 1;
    return this.ids;
  }
}

function bounded(bounds: Bounds, qualifier: Qualifier): Bounds {
  if (qualifier.kind !== "start-stop") return bounds;
  return tightened(bounds, instantOf(qualifier.start)?.nanoseconds, instantOf(qualifier.stop)?.nanoseconds);
}

/** How many choices lie on the way to one binding: the depth of the search. */
function choicesIn(plan: Plan): number {
  switch (plan.op) {
    case "leaf":
      return 0;
    case "and":
      return plan.terms.reduce((sum, term) => sum + choicesIn(term), 0);
    case "or":
      return 1 + plan.terms.reduce((most, term) => Math.max(most, choicesIn(term)), 0);
    case "then": {
      let choices = 0;
      let node: Plan = plan;
      for (; node.op === "then"; node = node.right) choices += 1 + choicesIn(node.left);
      return choices + choicesIn(node);
    }
    case "within":
      return 1 + choicesIn(plan.child);
    case "repeat":
      return plan.times * choicesIn(plan.child);
  }
}

/** The fewest observations that any binding of a plan takes; REPEATS on one expression may be met by one that counts for many. */
export function leastOf(plan: Plan): number {
  switch (plan.op) {
    case "leaf":
      return 1;
    case "and":
      return plan.terms.reduce((sum, term) => sum + leastOf(term), 0);
    case "or":
      return plan.terms.reduce((least, term) => Math.min(least, leastOf(term)), Number.POSITIVE_INFINITY);
    case "then": {
      let sum = 0;
      let node: Plan = plan;
      for (; node.op === "then"; node = node.right) sum += leastOf(node.left);
      return sum + leastOf(node);
    }
    case "within":
      return leastOf(plan.child);
    case "repeat":
      return plan.child.op === "leaf" ? 1 : plan.times * leastOf(plan.child);
  }
}
