/**
 * Which single values a STIX pattern says are malicious (STIX 2.1 §9). Only equality says that of a value. A pattern
 * that asks for several things at once says it of the combination, so its values are context; hashes are the
 * exception: a file's hash names the file whatever else is asked of it; and what only describes a value asks nothing more of it: the
 * type of an address, what a name resolved to, the remarks of MISP's converter.
 */
import { type Expression, parsePattern, type Step, type Test, withoutGuards } from "@noroshi/stix/pattern";
import type { ObservableKind } from "@noroshi/values";
import { hashKind, kindsAt } from "./places.ts";

export interface PatternValue {
  readonly kinds: readonly ObservableKind[];
  readonly raw: string;
  /** True if this value alone makes the pattern match, or names the file that does. */
  readonly sufficient: boolean;
}

/** The values in a pattern, in their order; empty when there are none or the pattern cannot be read. */
export function patternValues(text: string): readonly PatternValue[] {
  // untrusted: parsePattern() never throws, whatever the sender wrote.
  const read = parsePattern(text);
  if (!read.ok) return [];
  const found: PatternValue[] = [];
  observed(read.pattern, true, found);
  return distinct(found);
}

function observed(expression: Expression, alone: boolean, found: PatternValue[]): void {
  if (expression.kind === "observe") {
    tested(withoutGuards(expression.test), alone, found);
  } else if (expression.kind === "qualified") {
    const unconditional = expression.qualifiers.every(({ kind }) => kind === "start-stop");
    observed(expression.expression, alone && unconditional, found);
  } else {
    for (const term of expression.terms) observed(term, alone && expression.kind === "or", found);
  }
}

function tested(test: Test, alone: boolean, found: PatternValue[]): void {
  if (test.kind === "any" || test.kind === "all") {
    const asking = test.kind === "any" ? test.terms : test.terms.filter((term) => !describes(term));
    const each = test.kind === "any" || asking.length === 1;
    for (const term of test.terms) tested(term, alone && each && asking.includes(term), found);
    return;
  }
  if (test.kind !== "compare" || test.negated || (test.operator !== "=" && test.operator !== "IN")) return;
  const steps = named(test.path.steps);
  const kinds = kindsAt(test.path.type, steps);
  if (!kinds) return;
  const hash = steps[0] === "hashes" && hashKind(steps[1] ?? "") !== undefined;
  for (const constant of test.constants) {
    if (constant.kind === "string" || constant.kind === "integer" || constant.kind === "hex") {
      found.push({ kinds, raw: String(constant.value), sufficient: alone || hash });
    }
  }
}

function describes(term: Test): boolean {
  const first = term.kind === "compare" || term.kind === "exists" ? term.path.steps[0] : undefined;
  return first?.kind === "key" && (first.name === "resolves_to_refs" || first.name.startsWith("x_misp_"));
}

function named(steps: readonly Step[]): readonly string[] {
  return steps.map((step) => (step.kind === "key" ? step.name : "[*]"));
}

function distinct(found: readonly PatternValue[]): readonly PatternValue[] {
  const byValue = new Map<string, PatternValue>();
  for (const value of found) {
    const key = `${value.kinds.join(" ")} ${value.raw}`;
    const before = byValue.get(key);
    byValue.set(key, before?.sufficient ? before : value);
  }
  return [...byValue.values()];
}
