/**
 * Judges what the grammar cannot say: the other MUSTs of STIX 2.1 §9 (faults), and what is allowed but can never match
 * or cannot be evaluated here (warnings). Trusts the tree to come from the parser.
 */

import { digestFault } from "./digest.ts";
import { faultAt, type PatternFault, type PatternFaultCode } from "./faults.ts";
import { instantOf } from "./instant.ts";
import { regexOf } from "./match/regex.ts";
import { subnetOf } from "./match/subnet.ts";
import type { Comparison, Constant, Expression, ObjectPath, Pattern, Qualified, Test } from "./tree.ts";

/** More findings than this are not listed. */
const MAX_FINDINGS = 20;

export interface Findings {
  readonly faults: readonly PatternFault[];
  readonly warnings: readonly PatternFault[];
}

/** Everything to say about a pattern beyond its grammar. */
export function rulesOf(pattern: Pattern, text: string): Findings {
  const faults: PatternFault[] = [];
  const warnings: PatternFault[] = [];
  const add = (list: PatternFault[]) => (offset: number, code: PatternFaultCode, say: string) => {
    if (list.length < MAX_FINDINGS) list.push(faultAt(text, offset, code, say));
  };
  judge(pattern, { fault: add(faults), warn: add(warnings) });
  return { faults, warnings };
}

type Say = (offset: number, code: PatternFaultCode, say: string) => void;

interface Court {
  readonly fault: Say;
  readonly warn: Say;
}

function judge(node: Expression, court: Court): void {
  if (node.kind === "observe") judgeTest(node.test, court);
  else if (node.kind === "qualified") {
    judge(node.expression, court);
    judgeQualifiers(node, court);
  } else for (const term of node.terms) judge(term, court);
}

function judgeQualifiers(node: Qualified, { fault }: Court): void {
  const seen = new Set<string>();
  for (const qualifier of node.qualifiers) {
    const { offset } = qualifier.at;
    if (seen.has(qualifier.kind)) {
      fault(
        offset,
        "repeated-qualifier",
        "An expression takes each kind of qualifier once; leave this one out, or put the first part in parentheses.",
      );
    }
    seen.add(qualifier.kind);
    if (qualifier.kind === "start-stop") {
      const [start, stop] = [instantOf(qualifier.start)?.key, instantOf(qualifier.stop)?.key];
      if (start !== undefined && stop !== undefined && start >= stop) {
        fault(offset, "empty-interval", "START has to be earlier than STOP; swap them.");
      }
    } else if ((qualifier.kind === "within" ? qualifier.seconds : qualifier.times) <= 0) {
      fault(offset, "not-positive", `${qualifier.kind === "within" ? "WITHIN" : "REPEATS"} takes a number above zero.`);
    }
  }
}

/** Judges a test and answers the object types that could satisfy it (§9.5: the operands of AND need one in common). */
function judgeTest(test: Test, court: Court): ReadonlySet<string> {
  if (test.kind === "compare") judgeComparison(test, court);
  if (test.kind === "compare" || test.kind === "exists") {
    judgePath(test.path, court);
    return new Set([test.path.type]);
  }
  const types = test.terms.map((term) => judgeTest(term, court));
  if (test.kind === "any") return new Set(types.flatMap((set) => [...set]));
  let common = types[0] ?? new Set<string>();
  for (const [index, set] of types.entries()) {
    const next = new Set([...common].filter((type) => set.has(type)));
    if (next.size === 0 && common.size > 0 && set.size > 0) {
      const say = `No object is both ${[...common].join(" or ")} and ${[...set].join(" or ")}; join them by OR, or write [ … ] AND [ … ] for two observations.`;
      court.fault(test.terms[index]?.at.offset ?? test.at.offset, "mixed-types", say);
      return common;
    }
    common = next;
  }
  return common;
}

function judgePath(path: ObjectPath, { warn }: Court): void {
  if (path.steps.some((step) => step.kind === "index" && step.index < 0)) {
    warn(path.at.offset, "negative-index", "A list is counted from 0; a negative index never matches.");
  }
}

function judgeComparison(node: Comparison, { fault, warn }: Court): void {
  const { operator, constants } = node;
  if (operator === "IN") {
    if (constants.length === 0)
      warn(node.at.offset, "empty-set", "Nothing is in the empty set; list at least one constant.");
    const odd = constants.find((constant) => familyOf(constant) !== familyOf(constants[0] ?? constant));
    if (odd !== undefined)
      fault(odd.at.offset, "mixed-set", "A set has constants of one kind; write a second comparison for this one.");
  }
  for (const constant of constants) {
    if (constant.kind !== "string") continue;
    if (operator === "=" || operator === "!=" || operator === "IN") {
      const say = digestFault(node.path, constant.value);
      if (say !== undefined) fault(constant.at.offset, "hash-value", say);
    } else if (operator === "MATCHES") {
      const regex = regexOf(constant.value);
      if (regex.ok) continue;
      if (regex.beyond) warn(constant.at.offset, "regex-beyond", regex.say);
      else fault(constant.at.offset, "regex", regex.say);
    } else if ((operator === "ISSUBSET" || operator === "ISSUPERSET") && subnetOf(constant.value) === undefined) {
      warn(
        constant.at.offset,
        "address",
        `${operator} takes an IPv4 or IPv6 address or CIDR block, as in '198.51.100.0/24'.`,
      );
    }
  }
}

/** §9.6.1 asks for one data type in a set. Integers and floats compare with one another (§9.2), and so do binary and hex. */
function familyOf(constant: Constant): string {
  if (constant.kind === "integer" || constant.kind === "float") return "number";
  return constant.kind === "hex" ? "binary" : constant.kind;
}
