/**
 * The normal form of a pattern, and equality under it. Two patterns with the same normal form match the same
 * observations; the reverse holds for rewritings by the laws named here, not for everything that happens to coincide.
 *
 * Laws (STIX 2.1 §9.5): AND is commutative and associative, FOLLOWEDBY is associative, OR is all of these and idempotent;
 * AND, FOLLOWEDBY, WITHIN and START/STOP distribute over OR, REPEATS does not; START/STOP asks the same of every
 * observation below it; WITHIN asks nothing of a single observation; [a] OR [b] is [a OR b]; REPEATS 1 TIMES says nothing.
 */
import { print } from "../print.ts";
import { type Expression, type Join, NOWHERE, type Pattern, type Qualifier } from "../tree.ts";
import { canonicalInstant } from "./constants.ts";
import { anyOf, productsOf } from "./tests.ts";

/** More alternatives than this are not multiplied out; the OR then stays where it was. */
const MAX_ALTERNATIVES = 256;

/** The normal form. Spans are gone; idempotent. */
export function normalise(pattern: Pattern): Pattern {
  return eitherOf(alternatives(pattern));
}

/** Whether two patterns have the same normal form: a is one rewriting of b, under canonical values. */
export function equivalent(a: Pattern, b: Pattern): boolean {
  return print(normalise(a)) === print(normalise(b));
}

/** The expressions without OR of which one has to match. */
function alternatives(node: Expression): readonly Expression[] {
  if (node.kind === "observe") return productsOf(node.test).map((test) => ({ kind: "observe", test, at: NOWHERE }));
  if (node.kind === "or") return node.terms.flatMap(alternatives);
  if (node.kind === "qualified") {
    return node.qualifiers.reduce<readonly Expression[]>(
      (found, qualifier) => qualified(found, qualifier),
      alternatives(node.expression),
    );
  }
  const terms = node.terms.map(alternatives);
  const size = terms.reduce((product, term) => product * term.length, 1);
  if (size > MAX_ALTERNATIVES) return [joinOf(node.kind, terms.map(eitherOf))];
  let all: readonly (readonly Expression[])[] = [[]];
  for (const term of terms) all = all.flatMap((left) => term.map((right) => [...left, right]));
  return all.map((parts) => joinOf(node.kind, parts));
}

function qualified(found: readonly Expression[], qualifier: Qualifier): readonly Expression[] {
  if (qualifier.kind === "start-stop") {
    return found.map((one) => inTime(one, canonicalInstant(qualifier.start), canonicalInstant(qualifier.stop)));
  }
  if (qualifier.kind === "within") return found.map((one) => within(one, qualifier.seconds));
  if (qualifier.times === 1) return found;
  return [{ kind: "qualified", expression: eitherOf(found), qualifiers: [{ ...qualifier, at: NOWHERE }], at: NOWHERE }];
}

/** Moves START/STOP down to the observation expressions, where two become one if they overlap. */
function inTime(node: Expression, start: string, stop: string): Expression {
  if ("terms" in node) {
    const terms = node.terms.map((term) => inTime(term, start, stop));
    return node.kind === "or" ? eitherOf(terms) : joinOf(node.kind, terms);
  }
  const asked: Qualifier = { kind: "start-stop", start, stop, at: NOWHERE };
  if (node.kind === "observe") return { kind: "qualified", expression: node, qualifiers: [asked], at: NOWHERE };
  const [held] = node.qualifiers;
  if (held?.kind !== "start-stop") return { ...node, expression: inTime(node.expression, start, stop) };
  return narrowed(node, held, asked);
}

/** Both intervals as one where they overlap; otherwise nested, the earlier inside: an observation can reach over both. */
function narrowed(
  node: Expression & { kind: "qualified" },
  held: Qualifier & { kind: "start-stop" },
  asked: Qualifier & { kind: "start-stop" },
): Expression {
  const spans = [...startStops(node), asked].map(({ start, stop }) => [start.slice(0, -1), stop.slice(0, -1)] as const);
  const start = spans.map(([from]) => from).reduce((a, b) => (a > b ? a : b));
  const stop = spans.map(([, to]) => to).reduce((a, b) => (a < b ? a : b));
  const core = innermost(node);
  if (start < stop)
    return {
      kind: "qualified",
      expression: core,
      qualifiers: [{ ...held, start: `${start}Z`, stop: `${stop}Z` }],
      at: NOWHERE,
    };
  // What is asked is only: ends at or after the latest start, and starts before the earliest stop.
  const early = spans
    .filter(([, to]) => to === stop)
    .map(([from]) => from)
    .reduce((a, b) => (a < b ? a : b));
  const late = spans
    .filter(([from]) => from === start)
    .map(([, to]) => to)
    .reduce((a, b) => (a > b ? a : b));
  const inner: Expression = {
    kind: "qualified",
    expression: core,
    qualifiers: [{ ...held, start: `${early}Z`, stop: `${stop}Z` }],
    at: NOWHERE,
  };
  return {
    kind: "qualified",
    expression: inner,
    qualifiers: [{ ...held, start: `${start}Z`, stop: `${late}Z` }],
    at: NOWHERE,
  };
}

function startStops(node: Expression): readonly (Qualifier & { kind: "start-stop" })[] {
  if (node.kind !== "qualified") return [];
  return [...startStops(node.expression), ...node.qualifiers.filter((qualifier) => qualifier.kind === "start-stop")];
}

function innermost(node: Expression): Expression {
  return node.kind === "qualified" ? innermost(node.expression) : node;
}

function within(node: Expression, seconds: number): Expression {
  if (isSingle(node)) return node;
  const held = node.kind === "qualified" ? node.qualifiers[0] : undefined;
  const inner = node.kind === "qualified" && held?.kind === "within" ? node.expression : node;
  const least = held?.kind === "within" ? Math.min(held.seconds, seconds) : seconds;
  return {
    kind: "qualified",
    expression: inner,
    qualifiers: [{ kind: "within", seconds: least, at: NOWHERE }],
    at: NOWHERE,
  };
}

/** Whether a normal form binds exactly one observation. */
function isSingle(node: Expression): boolean {
  if (node.kind === "observe") return true;
  if (node.kind === "or") return node.terms.every(isSingle);
  return node.kind === "qualified" && node.qualifiers[0]?.kind === "start-stop" && isSingle(node.expression);
}

function joinOf(kind: Join["kind"], parts: readonly Expression[]): Expression {
  const terms = parts.flatMap((part) => (part.kind === kind ? part.terms : [part]));
  return { kind, terms: kind === "and" ? terms.toSorted(byText) : terms, at: NOWHERE };
}

/** An OR of normal forms: plain observation expressions become one, the rest is sorted, nothing twice. */
function eitherOf(found: readonly Expression[]): Expression {
  const flat = found.flatMap((one) => (one.kind === "or" ? one.terms : [one]));
  const plain = flat.filter((one) => one.kind === "observe");
  const rest = flat.filter((one) => one.kind !== "observe");
  const merged: readonly Expression[] =
    plain.length === 0
      ? []
      : [{ kind: "observe", test: anyOf(productsOf(anyOf(plain.map((one) => one.test)))), at: NOWHERE }];
  const unique = [...new Map([...merged, ...rest].map((one) => [print(one), one])).values()].sort(byText);
  const [only] = unique;
  return only !== undefined && unique.length === 1 ? only : { kind: "or", terms: unique, at: NOWHERE };
}

function byText(a: Expression, b: Expression): number {
  const [left, right] = [print(a), print(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
