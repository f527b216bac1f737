/**
 * The meaning of a pattern once more, as plainly as it can be said: every way to bind it, tried one by one, for the small
 * world of `patterns.ts`. Slow on purpose and written apart from the matcher, so that the two can be held against each
 * other. A way to bind is a set of observations, kept as bits.
 */
import type { Comparison, Constant, Expression, ObjectPath, Qualifier, Test } from "../tree.ts";
import type { SmallObservation } from "./patterns.ts";

type Bits = number;
type Objects = SmallObservation["objects"];

/** Whether some way to bind the pattern exists. */
export function interpret(pattern: Expression, observations: readonly SmallObservation[]): boolean {
  return ways(pattern, observations).size > 0;
}

function ways(node: Expression, all: readonly SmallObservation[]): ReadonlySet<Bits> {
  if (node.kind === "observe")
    return new Set(all.flatMap((one, index) => (holdsIn(node.test, one.objects) ? [1 << index] : [])));
  if (node.kind === "qualified") {
    let single = isSingle(node.expression);
    let found = ways(node.expression, all);
    for (const qualifier of node.qualifiers) {
      found = qualified(found, qualifier, single, all);
      single &&= qualifier.kind !== "repeats" || qualifier.times === 1;
    }
    return found;
  }
  const [first = new Set<Bits>(), ...rest] = node.terms.map((term) => ways(term, all));
  if (node.kind === "or") return new Set([...first, ...rest.flatMap((set) => [...set])]);
  return rest.reduce((left, right) => pairs(left, right, (a, b) => node.kind === "and" || follows(a, b, all)), first);
}

function pairs(
  left: ReadonlySet<Bits>,
  right: ReadonlySet<Bits>,
  fits: (a: Bits, b: Bits) => boolean,
): ReadonlySet<Bits> {
  const found = new Set<Bits>();
  for (const a of left) for (const b of right) if ((a & b) === 0 && fits(a, b)) found.add(a | b);
  return found;
}

function qualified(
  found: ReadonlySet<Bits>,
  qualifier: Qualifier,
  single: boolean,
  all: readonly SmallObservation[],
): ReadonlySet<Bits> {
  if (qualifier.kind === "start-stop") {
    const [start, stop] = [Date.parse(qualifier.start), Date.parse(qualifier.stop)];
    return keep(found, (bits) => members(bits, all).every((one) => firstOf(one) < stop && lastOf(one) >= start));
  }
  if (qualifier.kind === "within") {
    return keep(found, (bits) => {
      const set = members(bits, all);
      if (set.length === 1) return true;
      return Math.max(...set.map(firstOf)) - Math.min(...set.map(lastOf)) < qualifier.seconds * 1000;
    });
  }
  if (single) {
    const able = [...found].reduce((bits, one) => bits | one, 0);
    const subsets = Array.from({ length: 1 << all.length }, (_, bits) => bits).filter(
      (bits) => bits !== 0 && (bits & able) === bits,
    );
    return new Set(
      subsets.filter(
        (bits) => members(bits, all).reduce((sum, one) => sum + one.number_observed, 0) >= qualifier.times,
      ),
    );
  }
  let rounds = found;
  for (let round = 1; round < qualifier.times; round += 1) rounds = pairs(rounds, found, () => true);
  return rounds;
}

function isSingle(node: Expression): boolean {
  if (node.kind === "observe") return true;
  if (node.kind === "or") return node.terms.every(isSingle);
  return (
    node.kind === "qualified" &&
    isSingle(node.expression) &&
    node.qualifiers.every((one) => one.kind !== "repeats" || one.times === 1)
  );
}

function keep(found: ReadonlySet<Bits>, test: (bits: Bits) => boolean): ReadonlySet<Bits> {
  return new Set([...found].filter(test));
}

function follows(a: Bits, b: Bits, all: readonly SmallObservation[]): boolean {
  return Math.max(...members(a, all).map(firstOf)) <= Math.min(...members(b, all).map(lastOf));
}

const members = (bits: Bits, all: readonly SmallObservation[]) => all.filter((_, index) => (bits & (1 << index)) !== 0);
const firstOf = (one: SmallObservation) => Date.parse(one.first_observed);
const lastOf = (one: SmallObservation) => Date.parse(one.last_observed);

function holdsIn(test: Test, objects: Objects): boolean {
  return Object.values(objects).some((root) => holds(test, root, objects));
}

function holds(test: Test, root: Objects[string], objects: Objects): boolean {
  if ("terms" in test) {
    const verdicts = test.terms.map((term) => holds(term, root, objects));
    return test.kind === "all" ? !verdicts.includes(false) : verdicts.includes(true);
  }
  if (root["type"] !== test.path.type) return false;
  const values = valuesOf(test.path, root, objects);
  if (test.kind === "exists") return values.length > 0;
  return values.some((value) => {
    const [constant] = test.constants;
    const comparable = test.operator === "IN" || (constant !== undefined && typeof value === typeof constant.value);
    const verdict = comparable ? compares(test, value) : test.operator === "!=";
    return verdict !== test.negated;
  });
}

function valuesOf(path: ObjectPath, root: Objects[string], objects: Objects): unknown[] {
  let values: unknown[] = [root];
  let last = "";
  for (const step of path.steps) {
    values = values.flatMap((value): unknown[] => {
      if (step.kind === "every") return Array.isArray(value) ? value : [];
      if (step.kind === "index") return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
      const object = last.endsWith("_ref") && typeof value === "string" ? objects[value] : value;
      const next =
        typeof object === "object" && object !== null ? (object as Record<string, unknown>)[step.name] : undefined;
      return next === undefined ? [] : [next];
    });
    if (step.kind === "key") last = step.name;
  }
  return values;
}

/** Comparison of values of one type; the small world has nothing beyond ASCII. */
function compares({ operator, constants }: Comparison, value: unknown): boolean {
  const same = (constant: Constant | undefined) => constant !== undefined && constant.value === value;
  const [constant] = constants;
  const wanted = constant?.value ?? "";
  const given = value as string | number;
  if (operator === "=") return same(constant);
  if (operator === "!=") return !same(constant);
  if (operator === "IN") return constants.some(same);
  if (operator === "<") return given < wanted;
  if (operator === "<=") return given <= wanted;
  if (operator === ">") return given > wanted;
  if (operator === ">=") return given >= wanted;
  if (operator === "LIKE")
    return new RegExp(`^${String(wanted).replace(".", "\\.").replaceAll("%", ".*").replaceAll("_", ".")}$`).test(
      String(given),
    );
  if (operator === "MATCHES") return new RegExp(String(wanted)).test(String(given));
  const [inner, outer] = operator === "ISSUBSET" ? [String(given), String(wanted)] : [String(wanted), String(given)];
  return inner === outer || (outer === "198.51.100.0/24" && inner.startsWith("198.51.100."));
}
