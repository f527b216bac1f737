/**
 * Compiles a pattern into a matcher of observed-data (STIX 2.1 §9.4–9.7). Observed-data is hostile; the matcher never
 * throws on it, and says `undecided` rather than guess when a regular expression cannot be evaluated here or the search
 * for a binding grows beyond its budget.
 */
import type { Pattern, Span } from "../tree.ts";
import { costOf, expressionOf, type Satisfied } from "./expression.ts";
import { type Observation, readObserved } from "./observation.ts";
import { planOf } from "./plan.ts";
import { type Bound, Search } from "./search.ts";
import { isInside } from "./timeline.ts";

/** A binding that takes more choices (FOLLOWEDBY, WITHIN, OR) than this is not searched for. */
const MAX_CHOICES = 400;

/** Comparisons that one match may take: some seconds at most. */
const MAX_COMPARISONS = 100_000_000;

export interface MatchOptions {
  /** Also lists, for every observation expression, all observations that satisfy it. */
  readonly verbose?: boolean;
  /** Steps that the search for a binding may take; the default is about a second. */
  readonly steps?: number;
}

/** An observed-data and the objects in it that satisfied an expression. */
export interface Witness {
  /** Place among the observed-data of the input, from 0. */
  readonly index: number;
  readonly id: string;
  /** Keys (2.0) or ids (2.1) of the objects. */
  readonly objects: readonly string[];
}

/** What one observation expression of the pattern was bound to; `expression` counts from 0 in reading order. */
export interface Binding {
  readonly expression: number;
  readonly at: Span;
  readonly observations: readonly Witness[];
}

export interface MatchResult {
  readonly outcome: "matched" | "unmatched" | "undecided";
  readonly matched: boolean;
  /** The first binding found; empty unless matched. */
  readonly bindings: readonly Binding[];
  /** With `verbose`: per expression, everything that satisfies it. */
  readonly candidates?: readonly Binding[];
  /** What could not be read or decided, one English sentence each. */
  readonly notes: readonly string[];
}

export interface Matcher {
  /** Matches observed-data: one, a list, a bundle, several bundles; 2.0 or 2.1; or what `readObserved` has read of them. */
  match(input: unknown, options?: MatchOptions): MatchResult;
}

/** Compiles a pattern once, for any number of matches. */
export function compile(pattern: Pattern): Matcher {
  const { plan, expressions, choices } = planOf(pattern);
  const tests = expressions.map((expression) => expressionOf(expression.test));
  const cost = expressions.reduce((sum, expression) => sum + costOf(expression.test), 0);
  const spans = expressions.map((expression) => expression.at);

  const bindingsOf = (
    parts: readonly Part[],
    observations: readonly Observation[],
    satisfied: readonly Found[],
  ): Binding[] => {
    const merged = new Map<number, Witness[]>();
    for (const { expression, index } of parts) {
      const id = observations[index]?.id ?? "";
      const witness = { index, id, objects: satisfied[expression]?.get(index)?.objects ?? [] };
      merged.set(expression, [...(merged.get(expression) ?? []), witness]);
    }
    return [...merged]
      .sort(([a], [b]) => a - b)
      .map(([expression, found]) => ({
        expression,
        at: spans[expression] ?? { offset: 0, end: 0 },
        observations: found.sort((a, b) => a.index - b.index),
      }));
  };

  return {
    match(input, options = {}) {
      const { observations, notes, size } = readObserved(input);
      if (cost * size > MAX_COMPARISONS) {
        const note = `This takes more than ${MAX_COMPARISONS} comparisons; match fewer observations at once.`;
        return { outcome: "undecided", matched: false, bindings: [], notes: [...notes, note] };
      }
      const satisfied = tests.map((test): Found => {
        const found = new Map<number, Satisfied>();
        for (const observation of observations) {
          const said = test(observation);
          if (said.verdict !== false) found.set(observation.index, said);
        }
        return found;
      });
      const listed = satisfied.flatMap((found, expression) =>
        [...found.keys()].map((index) => ({ expression, index })),
      );
      const extra = options.verbose === true ? { candidates: bindingsOf(listed, observations, satisfied) } : {};
      const undecided = (note: string): MatchResult => ({
        outcome: "undecided",
        matched: false,
        bindings: [],
        ...extra,
        notes: [...notes, note],
      });
      if (choices > MAX_CHOICES) return undecided("The pattern has more parts than are searched; split it.");
      const attempt = (sure: boolean) => {
        const usable = satisfied.map((found) =>
          [...found].filter(([, said]) => !sure || said.verdict === true).map(([index]) => index),
        );
        const search = new Search(observations, usable, options.steps);
        return { bound: search.run(plan), exhausted: search.exhausted };
      };
      const certain = attempt(true);
      if (certain.bound !== undefined) {
        const parts = certain.bound.flatMap((bound) => partsOf(bound, satisfied, observations));
        return {
          outcome: "matched",
          matched: true,
          bindings: bindingsOf(parts, observations, satisfied),
          ...extra,
          notes,
        };
      }
      if (certain.exhausted) return undecided("The search for a binding took more steps than allowed.");
      const doubtful = satisfied.some((found) => [...found.values()].some((said) => said.verdict === "unknown"));
      const possible = doubtful ? attempt(false) : undefined;
      if (possible !== undefined && (possible.bound !== undefined || possible.exhausted)) {
        return undecided("It depends on a regular expression that is not evaluated here.");
      }
      return { outcome: "unmatched", matched: false, bindings: [], ...extra, notes };
    },
  };
}

type Found = ReadonlyMap<number, Satisfied>;

interface Part {
  readonly expression: number;
  readonly index: number;
}

/** Names, for each bound observation, the first expression of its leaf that it surely satisfies in its time. */
function partsOf(bound: Bound, satisfied: readonly Found[], observations: readonly Observation[]): Part[] {
  return bound.observations.map((index) => {
    const fits = bound.sources.find(
      ({ expression, bounds }) =>
        satisfied[expression]?.get(index)?.verdict === true && isInside(observations[index]?.interval, bounds),
    );
    return { expression: (fits ?? bound.sources[0])?.expression ?? 0, index };
  });
}
