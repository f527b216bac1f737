/**
 * Comparisons that ask nothing beside another one: `…_ref.type = 'ipv4-addr'` beside `…_ref.value = …` (STIX 2.1 §9.7.3, as MISP's
 * converter writes every address) says of the value what its own form says already.
 */
import { printPath } from "./print.ts";
import type { Comparison, ObjectPath, Test } from "./tree.ts";

/** The test without such comparisons; a join that one term is left of is that term. */
export function withoutGuards(test: Test): Test {
  if (test.kind !== "all" && test.kind !== "any") return test;
  const terms = test.terms.map(withoutGuards);
  const kept = test.kind === "all" ? terms.filter((term) => !isGuard(term, terms)) : terms;
  const [only] = kept;
  return only !== undefined && kept.length === 1 ? only : { ...test, terms: kept };
}

function isGuard(term: Test, among: readonly Test[]): boolean {
  if (!equality(term) || lastOf(term.path) !== "type") return false;
  const owner = ownerOf(term.path);
  return among.some((o) => equality(o) && lastOf(o.path) === "value" && ownerOf(o.path) === owner);
}

const equality = (test: Test): test is Comparison =>
  test.kind === "compare" && test.operator === "=" && !test.negated && test.path.steps.length > 1;

const lastOf = ({ steps }: ObjectPath): string => {
  const last = steps.at(-1);
  return last?.kind === "key" ? last.name : "";
};

/** The path of what a property belongs to, as text. */
const ownerOf = (path: ObjectPath): string => printPath({ ...path, steps: path.steps.slice(0, -1) });
