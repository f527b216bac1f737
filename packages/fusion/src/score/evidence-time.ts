/** What the dates tell: days of the incident that agree or conflict, reports written close together or far apart. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import { step, type Weights } from "../reference/weights.ts";

export function timeEvidence(a: FeatureSet, b: FeatureSet, weights: Weights): readonly Reason[] {
  const reasons: Reason[] = [];
  if (a.occurred !== null && b.occurred !== null) reasons.push(occurred(a.occurred, b.occurred, weights));
  else reasons.push(...foretold(a, b, weights));
  if (a.reported !== null && b.reported !== null) {
    const days = Math.round(Math.abs(a.reported - b.reported));
    const bits = step(weights.reported, days);
    reasons.push({ feature: "time", code: bits >= 0 ? "REPORTED_NEAR" : "REPORTED_APART", facts: { days }, bits });
  }
  return reasons;
}

type Span = NonNullable<FeatureSet["occurred"]>;

/** Whole days between the nearest ends: lists know an incident by its first, its last or a single day. */
export function daysBetween(a: Span, b: Span): number {
  const [af, at, bf, bt] = [Math.floor(a.from), Math.floor(a.to), Math.floor(b.from), Math.floor(b.to)];
  return Math.min(Math.abs(af - bf), Math.abs(at - bt), Math.abs(af - bt), Math.abs(at - bf));
}

function occurred(a: Span, b: Span, weights: Weights): Reason {
  const days = daysBetween(a, b);
  const near = step(weights.occurred, days);
  const overlap = Math.floor(a.from) <= Math.floor(b.to) && Math.floor(b.from) <= Math.floor(a.to);
  const bits = overlap ? Math.max(near, weights.overlap) : near;
  const code = days === 0 ? "OCCURRED_SAME_DAY" : bits >= 0 ? "OCCURRED_NEAR" : "OCCURRED_APART";
  return { feature: "time", code, facts: { days }, bits };
}

/** Nobody reports an incident before it begins. */
function foretold(a: FeatureSet, b: FeatureSet, weights: Weights): readonly Reason[] {
  const early = Math.max(ahead(a, b), ahead(b, a));
  const bits = step(weights.foretold, early);
  return bits === 0 ? [] : [{ feature: "time", code: "OCCURRED_APART", facts: { days: Math.round(early) }, bits }];
}

function ahead(teller: FeatureSet, other: FeatureSet): number {
  return teller.reported === null || other.occurred === null ? 0 : Math.max(0, other.occurred.from - teller.reported);
}
