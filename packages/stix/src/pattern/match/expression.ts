/**
 * Decides whether one observation satisfies what stands inside one pair of brackets (STIX 2.1 §9.5): some single object
 * of it satisfies the whole, every path starting at that object. Three-valued: an operator that cannot be evaluated here
 * makes the answer `unknown` only where it matters.
 */
import { printPath } from "../print.ts";
import type { Comparison, Constant, Exists, Test } from "../tree.ts";
import { encodingOf, type Sco, walkerOf } from "./object-path.ts";
import type { Observation } from "./observation.ts";
import { testerOf, type Verdict } from "./operators.ts";

type OnObject = (root: Sco, objects: ReadonlyMap<string, Sco>) => Verdict;

/** What an observation says to an expression; `objects` are the keys of the objects that satisfy it (or might). */
export interface Satisfied {
  readonly verdict: Verdict;
  readonly objects: readonly string[];
}

const NOTHING: Satisfied = { verdict: false, objects: [] };

/** Comparisons that one object costs at most, sets counting once. */
export function costOf(test: Test): number {
  if (test.kind === "compare" || test.kind === "exists") return 1;
  return (test.kind === "any" ? gathered(test.terms) : test.terms).reduce((sum, term) => sum + costOf(term), 0);
}

/** Compiles what stands inside the brackets. */
export function expressionOf(test: Test): (observation: Observation) => Satisfied {
  const types = new Set<string>();
  const holds = compile(test, types);
  return ({ objects }) => {
    const sure: string[] = [];
    const unsure: string[] = [];
    for (const [key, object] of objects) {
      if (!types.has(object["type"] as string)) continue;
      const verdict = holds(object, objects);
      if (verdict === true) sure.push(key);
      else if (verdict === "unknown") unsure.push(key);
    }
    if (sure.length > 0) return { verdict: true, objects: sure };
    return unsure.length > 0 ? { verdict: "unknown", objects: unsure } : NOTHING;
  };
}

function compile(test: Test, types: Set<string>): OnObject {
  if (test.kind === "compare" || test.kind === "exists") {
    types.add(test.path.type);
    return leaf(test);
  }
  const terms = (test.kind === "any" ? gathered(test.terms) : test.terms).map((term) => compile(term, types));
  const decisive = test.kind === "any";
  return (root, objects) => {
    let verdict: Verdict = !decisive;
    for (const term of terms) {
      const found = term(root, objects);
      if (found === decisive) return decisive;
      if (found === "unknown") verdict = found;
    }
    return verdict;
  };
}

/** Puts the equalities of an OR that ask for one path into one set, so that a long list costs one look-up. */
function gathered(terms: readonly Test[]): readonly Test[] {
  const sets = new Map<string, { readonly first: Comparison; readonly constants: Constant[] }>();
  const rest: Test[] = [];
  for (const term of terms) {
    if (term.kind !== "compare" || term.negated || (term.operator !== "=" && term.operator !== "IN")) {
      rest.push(term);
      continue;
    }
    const key = printPath(term.path);
    const set = sets.get(key) ?? { first: term, constants: [] };
    set.constants.push(...term.constants);
    sets.set(key, set);
  }
  return [
    ...[...sets.values()].map(({ first, constants }): Test => ({ ...first, operator: "IN", constants })),
    ...rest,
  ];
}

/** A list's elements are each tried as the value; one that holds is enough (§9.7.2). An absent property never holds. */
function leaf(test: Comparison | Exists): OnObject {
  const { type } = test.path;
  const walk = walkerOf(test.path);
  if (test.kind === "exists") return (root, objects) => root["type"] === type && walk(root, objects).length > 0;
  const holds = testerOf(test, encodingOf(test.path));
  return (root, objects) => {
    if (root["type"] !== type) return false;
    let verdict: Verdict = false;
    for (const value of walk(root, objects)) {
      const found = holds(value);
      if (found === true) return true;
      if (found === "unknown") verdict = found;
    }
    return verdict;
  };
}
