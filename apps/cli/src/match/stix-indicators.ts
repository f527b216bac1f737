/**
 * Indicators of STIX objects: those whose pattern says "one of these values". A pattern that needs several values together, a
 * time or an order is not flattened into what it does not say; it is counted as not simple. Revoked indicators are left out.
 */
import type { Indicator } from "@noroshi/sensing";
import { anchors, type Expression, parsePattern, type Test } from "@noroshi/stix/pattern";
import type { UnreadIndicatorCode } from "../errors.ts";
import { microsecondsOf } from "./list.ts";

/** Why an object gave no indicator; most objects of a bundle are none. */
type Unread = "NO_INDICATOR" | UnreadIndicatorCode;

/** @param line place of the object, from 1 */
export function indicatorsOf(object: unknown, line: number): readonly Indicator[] | Unread {
  if (typeof object !== "object" || object === null) return "NO_INDICATOR";
  // untrusted: any JSON object
  const { type, id, pattern, pattern_type, valid_from, valid_until, revoked } = object as Record<string, unknown>;
  if (type !== "indicator" || typeof pattern !== "string") return "NO_INDICATOR";
  if (revoked === true) return "REVOKED";
  if (pattern_type !== undefined && pattern_type !== "stix") return "PATTERN_OTHER";
  const read = parsePattern(pattern);
  if (!read.ok) return "PATTERN_BROKEN";
  if (!isOneOf(read.pattern)) return "PATTERN_NOT_SIMPLE";
  const found = anchors(read.pattern);
  if (found.length === 0) return "PATTERN_NOT_SIMPLE";
  return found.map(({ kind, value }) => ({
    kind,
    value,
    line,
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof valid_from === "string" ? { from: microsecondsOf(valid_from) } : {}),
    ...(typeof valid_until === "string" ? { until: microsecondsOf(valid_until) } : {}),
  }));
}

/** Whether any single one of the pattern's values makes it match. */
function isOneOf(node: Expression): boolean {
  if (node.kind === "observe") return isOneOfTest(node.test);
  return node.kind === "or" && node.terms.every(isOneOf);
}

function isOneOfTest(test: Test): boolean {
  if (test.kind === "any") return test.terms.every(isOneOfTest);
  if (test.kind !== "compare") return false;
  const { operator, negated } = test;
  return !negated && (operator === "=" || operator === "IN" || operator === "ISSUBSET");
}
