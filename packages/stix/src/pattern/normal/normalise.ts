/**
 * The normal form of a pattern, and equality under it. Two patterns with the same normal form match the same
 * observations; the reverse holds for rewritings by the laws named here, not for everything that happens to coincide.
 *
 * Laws (STIX 2.1 §9.5): AND is commutative and associative, FOLLOWEDBY is associative, OR is all of these and idempotent;
 * AND, FOLLOWEDBY, WITHIN and START/STOP distribute over OR, REPEATS does not; START/STOP asks the same of every
 * observation below it; WITHIN asks nothing of a single observation; [a] OR [b] is [a OR b]; REPEATS 1 TIMES says nothing.
 */
import { print } from "../print.ts";
import { type Expression, type Join, NOWHERE, type Observe, type Pattern, type Qualifier, type Test } from "../tree.ts";
import { canonicalInstant } from "./constants.ts";
import { anyOf, productsOf } from "./tests.ts";

type StartStop = Qualifier & { readonly kind: "start-stop" };

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
  if (node.kind === "observe") return split(node);
  if (node.kind === "or") return split(eitherOf(node.terms.flatMap(alternatives)));
  if (node.kind === "qualified") {
    return node.qualifiers.reduce<readonly Expression[]>(qualified, alternatives(node.expression));
  }
  const terms = flattened(node).map(alternatives);
  const size = terms.reduce((product, term) => product * term.length, 1);
  if (size > MAX_ALTERNATIVES) return [joinOf(node.kind, terms.map(eitherOf))];
  let all: readonly (readonly Expression[])[] = [[]];
  for (const term of terms) all = all.flatMap((left) => term.map((right) => [...left, right]));
  return all.map((parts) => joinOf(node.kind, parts));
}

/** The terms of a join, and of joins of its own kind inside of it. */
function flattened(node: Join): readonly Expression[] {
  return node.terms.flatMap((term) => {
    const bare = withoutOnce(term);
    return bare.kind === node.kind ? flattened(bare) : [bare];
  });
}

/** REPEATS 1 TIMES says nothing. */
function withoutOnce(node: Expression): Expression {
  if (node.kind !== "qualified") return node;
  const qualifiers = node.qualifiers.filter((one) => one.kind !== "repeats" || one.times > 1);
  return qualifiers.length === 0 ? withoutOnce(node.expression) : { ...node, qualifiers };
}

/** The alternatives of a normal form. */
function split(node: Expression): readonly Expression[] {
  if (node.kind === "or") return node.terms.flatMap(split);
  const core = coreOf(node);
  if (core === undefined) return [node];
  return productsOf(core.test).map((test) => inShell({ kind: "observe", test, at: NOWHERE }, startStops(node)));
}

function qualified(found: readonly Expression[], qualifier: Qualifier): readonly Expression[] {
  if (qualifier.kind === "start-stop") {
    return found.map((one) => inTime(one, canonicalInstant(qualifier.start), canonicalInstant(qualifier.stop)));
  }
  if (qualifier.kind === "within") return found.map((one) => within(one, qualifier.seconds));
  if (qualifier.times === 1) return found;
  return [{ kind: "qualified", expression: eitherOf(found), qualifiers: [{ ...qualifier, at: NOWHERE }], at: NOWHERE }];
}

/** Moves START/STOP down to the observation expressions. */
function inTime(node: Expression, start: string, stop: string): Expression {
  if ("terms" in node) {
    const terms = node.terms.map((term) => inTime(term, start, stop));
    return node.kind === "or" ? eitherOf(terms) : joinOf(node.kind, terms);
  }
  const core = coreOf(node);
  if (core !== undefined)
    return inShell(core, narrowed([...startStops(node), { kind: "start-stop", start, stop, at: NOWHERE }]));
  return node.kind === "qualified" ? { ...node, expression: inTime(node.expression, start, stop) } : node;
}

/**
 * The fewest START/STOP that ask the same: an observation has to end at or after the latest start and start before the
 * earliest stop. That is one interval where they overlap; otherwise two, as a long observation can reach over both.
 */
function narrowed(asked: readonly StartStop[]): readonly StartStop[] {
  const spans = asked.map(({ start, stop }) => [start.slice(0, -1), stop.slice(0, -1)] as const);
  const start = spans.map(([from]) => from).reduce((a, b) => (a > b ? a : b));
  const stop = spans.map(([, to]) => to).reduce((a, b) => (a < b ? a : b));
  const made = (from: string, to: string): StartStop => ({
    kind: "start-stop",
    start: `${from}Z`,
    stop: `${to}Z`,
    at: NOWHERE,
  });
  if (start < stop) return [made(start, stop)];
  const early = spans.flatMap(([from, to]) => (to === stop ? [from] : [])).reduce((a, b) => (a < b ? a : b));
  const late = spans.flatMap(([from, to]) => (from === start ? [to] : [])).reduce((a, b) => (a > b ? a : b));
  return [made(early, stop), made(start, late)];
}

function startStops(node: Expression): readonly StartStop[] {
  if (node.kind !== "qualified") return [];
  return [...startStops(node.expression), ...node.qualifiers.filter((qualifier) => qualifier.kind === "start-stop")];
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

/** An OR of normal forms: observation expressions of the same time become one, the rest is sorted, nothing twice. */
function eitherOf(found: readonly Expression[]): Expression {
  const flat = found.flatMap((one) => (one.kind === "or" ? one.terms : [one]));
  const shells = new Map<string, { readonly shell: readonly StartStop[]; readonly tests: Test[] }>();
  const rest: Expression[] = [];
  for (const one of flat) {
    const core = coreOf(one);
    if (core === undefined) rest.push(one);
    else {
      const shell = startStops(one);
      const key = shell.map(({ start, stop }) => `${start} ${stop}`).join(", ");
      const group = shells.get(key) ?? { shell, tests: [] };
      group.tests.push(core.test);
      shells.set(key, group);
    }
  }
  const merged = [...shells.values()].map(({ shell, tests }) => {
    const [only] = tests;
    const test = only !== undefined && tests.length === 1 ? only : anyOf(productsOf(anyOf(tests)));
    return inShell({ kind: "observe", test, at: NOWHERE }, shell);
  });
  const unique = [...new Map([...merged, ...rest].map((one) => [print(one), one])).values()].sort(byText);
  const [only] = unique;
  return only !== undefined && unique.length === 1 ? only : { kind: "or", terms: unique, at: NOWHERE };
}

/** The observation expression under nothing but START/STOP. */
function coreOf(node: Expression): Observe | undefined {
  if (node.kind === "observe") return node;
  return node.kind === "qualified" && node.qualifiers.every((one) => one.kind === "start-stop")
    ? coreOf(node.expression)
    : undefined;
}

/** An expression under START/STOP qualifiers, the first one innermost. */
function inShell(core: Expression, shell: readonly StartStop[]): Expression {
  return shell.reduce<Expression>(
    (expression, one) => ({ kind: "qualified", expression, qualifiers: [{ ...one, at: NOWHERE }], at: NOWHERE }),
    core,
  );
}

function byText(a: Expression, b: Expression): number {
  const [left, right] = [print(a), print(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
