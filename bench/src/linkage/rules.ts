/**
 * Labels pairs of notices of one organisation by the published rules of the public set, so that worlds made from it are
 * judged as it is: what counts as one incident, what as two, and what is left open. Rules, not truth.
 */
import type { LabelledPair } from "./figures.ts";
import type { Notice } from "./reports.ts";

const DAY = 86_400_000;

type Verdict = Pick<LabelledPair, "label" | "tier">;

/** What the rules say of two notices of one organisation whose names are equal; undefined where they say nothing. */
export function verdict(a: Notice, b: Notice): Verdict | undefined {
  const told = between(a.received, b.received);
  const breach = breachDays(a, b);
  if (breach === 0)
    return a.source === b.source ? { label: "positive_same_list", tier: "S" } : { label: "positive", tier: "A" };
  if (told === null) return undefined;
  if (breach !== null && breach <= 31) return a.source === b.source ? undefined : { label: "positive", tier: "B1" };
  if (told > 365 && breach !== null && breach > 365) return { label: "negative", tier: "N" };
  if (told > 730) return { label: "negative", tier: "N2" };
  const apart = told > 60 && told <= 365 && breach !== null && breach > 60 && breach <= 365;
  if (apart && countsDiffer(a, b)) return { label: "negative", tier: "N3" };
  if (breach === null && told <= 60 && a.source !== b.source) return { label: "positive_weak", tier: "B2" };
  return undefined;
}

/** Days between the nearest breach dates that both give. */
function breachDays(a: Notice, b: Notice): number | null {
  if (a.occurred === null || b.occurred === null) return null;
  const [p, q] = [a.occurred, b.occurred];
  const all = [p.from, p.to].flatMap((x) => [q.from, q.to].map((y) => between(x, y) ?? Number.POSITIVE_INFINITY));
  return Math.min(...all);
}

function between(a: string | null, b: string | null): number | null {
  return a === null || b === null ? null : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
}

/** Over twofold, where both count the same persons: everybody, or those of one list's own state. */
function countsDiffer(a: Notice, b: Notice): boolean {
  const local = a.source === b.source && a.affected_local !== null && b.affected_local !== null;
  const [x, y] = local ? [a.affected_local, b.affected_local] : [a.affected, b.affected];
  if (x === null || y === null) return false;
  return Math.max(x, y) > 2 * Math.min(x, y);
}
