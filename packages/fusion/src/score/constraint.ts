/**
 * The hard constraint of a policy on one pair, asked before any score and whatever the score would say.
 */
import type { LinkPolicy } from "../contract/index.ts";
import type { Prepared } from "./prepared.ts";

/** Strong values that both hold, in code-unit order. */
export function sharedStrong(a: Prepared, b: Prepared): readonly string[] {
  const [few, many] = a.strong.size <= b.strong.size ? [a.strong, b.strong] : [b.strong, a.strong];
  if (few.size === 0) return [];
  return [...few].filter((value) => many.has(value)).sort();
}

/** True if the policy lets these two be joined at all. A pair of which one has no time is never inside a window. */
export function mayJoin(a: Prepared, b: Prepared, shared: readonly string[], policy: LinkPolicy): boolean {
  if (a.time === null || b.time === null || Math.abs(a.time - b.time) > policy.windowDays) return false;
  if (policy.kind === "notices") return true;
  return shared.length >= policy.minSharedStrongObservables || (policy.nameAloneLinks && sameName(a, b));
}

function sameName(a: Prepared, b: Prepared): boolean {
  return a.names.some((x) => b.names.some((y) => x.key === y.key));
}
