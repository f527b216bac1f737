/**
 * What two victims of one adversary, or of one contractor, have in common without having been one incident. The excess is
 * taken back in a reason of its own, so that the waterfall still shows what was shared.
 */
import type { FeatureSet, Reason } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";

const ADVERSARY: ReadonlySet<Reason["feature"]> = new Set(["observable", "wallet", "note", "named", "technique"]);
/** What all victims of one root tell alike: the root's day, the root's wording, the day of its letter. */
const ROOT: ReadonlySet<Reason["feature"]> = new Set(["time", "text", "type", "named", "technique", "note"]);

/** Vendors that half the world uses are no root: fewer bits of rarity than this. */
export const RARE_ROOT = 6;

/** @param name what the names tell; undefined where one is unknown. @param given the other reasons */
export function victimEvidence(
  a: FeatureSet,
  b: FeatureSet,
  name: Reason | undefined,
  given: readonly Reason[],
  reference: Reference,
): readonly Reason[] {
  if (name === undefined || name.bits > 0) return [];
  const { victim } = reference.weights;
  const reasons: Reason[] = [];
  const root = sharedRoot(a, b, reference);
  const rest = root === undefined ? given : given.filter((reason) => !ROOT.has(reason.feature));
  if (root !== undefined) {
    const bits = positive(given, ROOT);
    reasons.push({ feature: "root", code: "SAME_ROOT", facts: { root }, bits: -bits });
  }
  const adversary = positive(rest, ADVERSARY);
  if (name.bits <= victim.from && adversary > victim.cap)
    reasons.push({ feature: "victim", code: "OTHER_VICTIM", facts: {}, bits: victim.cap - adversary });
  return reasons;
}

function sharedRoot(a: FeatureSet, b: FeatureSet, { terms }: Reference): string | undefined {
  if (a.roots.length === 0 || b.roots.length === 0) return undefined;
  return a.roots.find(
    (one) =>
      terms.rarity("root", one.key) >= RARE_ROOT &&
      b.roots.some((other) => other.kind === one.kind && other.key === one.key),
  )?.name;
}

function positive(reasons: readonly Reason[], features: ReadonlySet<Reason["feature"]>): number {
  return reasons.reduce((sum, { feature, bits }) => (features.has(feature) && bits > 0 ? sum + bits : sum), 0);
}
