/**
 * The normal form of what stands inside the brackets: an OR of ANDs of single comparisons, each spelt in one way, without
 * repetition, absorbed and sorted. Keeps what is matched (STIX 2.1 §9.6), except that constants become canonical.
 */
import { printTest } from "../print.ts";
import { type Comparison, type Exists, NOWHERE, type Test } from "../tree.ts";
import { canonicalConstant, canonicalPath } from "./constants.ts";

/** More ANDs than this are not multiplied out; the test then keeps its nesting, sorted. */
const MAX_PRODUCTS = 256;

type Literal = Comparison | Exists;

/** One AND: its comparisons by their text, in the order of the text. */
type Product = ReadonlyMap<string, Literal>;

/** The ANDs of which one has to hold; each is a test of its own. Never empty. */
export function productsOf(test: Test): readonly Test[] {
  const products = multiplied(test);
  if (products === undefined) return [nested(test)];
  const possible = products.filter(hasOneType);
  return absorbed(possible.length === 0 ? products : possible).map(joined);
}

/** An OR of tests in the order of their text. */
export function anyOf(tests: readonly Test[]): Test {
  const sorted = inOrder(tests);
  const [only] = sorted;
  return only !== undefined && sorted.length === 1 ? only : { kind: "any", terms: sorted, at: NOWHERE };
}

function multiplied(test: Test): readonly Product[] | undefined {
  if (test.kind === "compare" || test.kind === "exists") {
    const simple = simplified(test);
    if (simple.kind === "compare" || simple.kind === "exists") return [new Map([[printTest(simple), simple]])];
    return multiplied(simple);
  }
  const terms: (readonly Product[])[] = [];
  for (const term of test.terms) {
    const products = multiplied(term);
    if (products === undefined) return undefined;
    terms.push(products);
  }
  if (test.kind === "any") return terms.flat();
  let all: readonly Product[] = [new Map()];
  for (const products of terms) {
    if (all.length * products.length > MAX_PRODUCTS) return undefined;
    all = all.flatMap((left) => products.map((right) => new Map([...left, ...right])));
  }
  return all;
}

/** One comparison in its one spelling; a set becomes an OR of equalities, or with NOT an AND of inequalities. */
function simplified(test: Literal): Test {
  const path = canonicalPath(test.path);
  if (test.kind === "exists") return { kind: "exists", path, at: NOWHERE };
  let { operator, negated } = test;
  if (negated && (operator === "=" || operator === "!=")) {
    operator = operator === "=" ? "!=" : "=";
    negated = false;
  }
  const spelt = test.constants.map((constant) => canonicalConstant(path, operator, constant));
  const made: Comparison = { kind: "compare", path, negated, operator, constants: spelt, at: NOWHERE };
  const singles = inOrder(
    spelt.map(
      (constant): Comparison => ({ ...made, operator: negated ? "!=" : "=", negated: false, constants: [constant] }),
    ),
  );
  const [only] = singles;
  if (operator !== "IN" || only === undefined) return made;
  if (singles.length === 1) return only;
  if (!negated) return { kind: "any", terms: singles, at: NOWHERE };
  // Under [*] some element has to differ from all constants, which is more than some differing from each.
  if (!path.steps.some((step) => step.kind === "every")) return { kind: "all", terms: singles, at: NOWHERE };
  return { ...made, constants: singles.flatMap((single) => single.constants) };
}

function hasOneType(product: Product): boolean {
  return new Set([...product.values()].map((literal) => literal.path.type)).size === 1;
}

/** Drops every AND that another, shorter one makes needless. */
function absorbed(products: readonly Product[]): readonly Product[] {
  const byText = new Map(products.map((product) => [[...product.keys()].sort().join("\n"), product]));
  const kept = [...byText.values()];
  const alone = new Set(kept.filter((product) => product.size === 1).flatMap((product) => [...product.keys()]));
  const rest = kept.filter((product) => product.size === 1 || ![...product.keys()].some((text) => alone.has(text)));
  if (rest.length > MAX_PRODUCTS) return rest;
  return rest.filter(
    (product) =>
      !rest.some((other) => other.size < product.size && [...other.keys()].every((text) => product.has(text))),
  );
}

function joined(product: Product): Test {
  const terms = inOrder([...product.values()]);
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: "all", terms, at: NOWHERE };
}

/** The same nesting with every comparison simplified, flattened and sorted. */
function nested(test: Test): Test {
  if (test.kind === "compare" || test.kind === "exists") {
    const simple = simplified(test);
    return simple.kind === "compare" || simple.kind === "exists" ? simple : nested(simple);
  }
  const terms = inOrder(test.terms.map(nested).flatMap((term) => (term.kind === test.kind ? term.terms : [term])));
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: test.kind, terms, at: NOWHERE };
}

function inOrder<T extends Test>(tests: readonly T[]): readonly T[] {
  const byText = new Map(tests.map((test) => [printTest(test), test]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, test]) => test);
}
