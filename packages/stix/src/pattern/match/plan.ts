/**
 * Turns a pattern into the plan that the search works on: observation expressions become numbered leaves, OR between
 * leaves becomes one leaf, WITHIN on a single leaf goes (one observation is always within reach of itself), and
 * FOLLOWEDBY, which is associative, becomes a chain.
 */
import { instantOf } from "../instant.ts";
import type { Expression, Observe, Qualifier } from "../tree.ts";

export type Plan = Leaf | Group | Then | Within | Between | Repeat;

/** One observation that satisfies one of the numbered expressions. */
export interface Leaf {
  readonly op: "leaf";
  readonly id: number;
  readonly sources: readonly number[];
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
/** Every observation of `child` in [start, stop), nanoseconds. */
export interface Between {
  readonly op: "between";
  readonly id: number;
  readonly start: bigint;
  readonly stop: bigint;
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

export function planOf(pattern: Expression): Planned {
  const maker = new Maker();
  const plan = maker.plan(pattern);
  return { plan, expressions: maker.expressions, choices: choicesIn(plan) };
}

class Maker {
  readonly expressions: Observe[] = [];
  private ids = 0;

  plan(node: Expression): Plan {
    if (node.kind === "observe") return { op: "leaf", id: this.id(), sources: [this.expressions.push(node) - 1] };
    if (node.kind === "qualified") {
      return node.qualifiers.reduce((child, qualifier) => this.qualified(child, qualifier), this.plan(node.expression));
    }
    const terms = node.terms.map((term) => this.plan(term));
    if (node.kind === "or") return this.either(terms);
    if (node.kind === "and") return { op: "and", id: this.id(), terms };
    return terms.reduceRight((right, left) => ({ op: "then", id: this.id(), left, right }));
  }

  private either(terms: readonly Plan[]): Plan {
    const leaves = terms.filter((term) => term.op === "leaf");
    const others = terms.filter((term) => term.op !== "leaf");
    const merged: Plan[] =
      leaves.length === 0 ? [] : [{ op: "leaf", id: this.id(), sources: leaves.flatMap((leaf) => leaf.sources) }];
    const [only] = merged;
    return only !== undefined && others.length === 0
      ? only
      : { op: "or", id: this.id(), terms: [...merged, ...others] };
  }

  private qualified(child: Plan, qualifier: Qualifier): Plan {
    const id = this.id();
    if (qualifier.kind === "repeats")
      return qualifier.times <= 1 ? child : { op: "repeat", id, times: qualifier.times, child };
    if (qualifier.kind === "within") {
      const window = BigInt(Math.round(qualifier.seconds * 1e9));
      return child.op === "leaf" ? child : { op: "within", id, window, child };
    }
    const start = instantOf(qualifier.start)?.nanoseconds ?? 0n;
    const stop = instantOf(qualifier.stop)?.nanoseconds ?? 0n;
    return { op: "between", id, start, stop, child };
  }

  private id(): number {
    this.ids += 1;
    return this.ids;
  }
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
    case "between":
      return choicesIn(plan.child);
    case "repeat":
      return plan.times * choicesIn(plan.child);
  }
}
