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

const HOUR = 1 / 24;

/** Whole days between the nearest ends: lists know an incident by its first, its last or a single day. */
export function daysBetween(a: Span, b: Span): number {
  if (isExact(a) && isExact(b)) {
    // both tell the hour: midnight between them is nothing
    const exact = nearest(a.from, a.to, b.from, b.to);
    return exact < 0.5 ? 0 : Math.round(exact);
  }
  return nearest(Math.floor(a.from), Math.floor(a.to), Math.floor(b.from), Math.floor(b.to));
}

/** Bits of two times of one incident. The most that any two spans of these days can get is `occurredCeiling`. */
function occurred(a: Span, b: Span, weights: Weights): Reason {
  const days = daysBetween(a, b);
  const overlap = Math.floor(a.from) <= Math.floor(b.to) && Math.floor(b.from) <= Math.floor(a.to);
  if (isExact(a) && isExact(b) && nearest(a.from, a.to, b.from, b.to) <= HOUR) {
    return { feature: "time", code: "OCCURRED_SAME_HOUR", facts: { days: 0 }, bits: weights.occurredHour };
  }
  const near = nearBits(days, a.approximate === true || b.approximate === true, weights);
  const bits = overlap ? Math.max(near, weights.overlap) : near;
  const code = days === 0 ? "OCCURRED_SAME_DAY" : bits >= 0 ? "OCCURRED_NEAR" : "OCCURRED_APART";
  return { feature: "time", code, facts: { days }, bits };
}

/** "About" a day may be the day before or after: both count halfway. */
function nearBits(days: number, about: boolean, { occurred: table }: Weights): number {
  return about && days <= 1 ? (step(table, 0) + step(table, 1)) / 2 : step(table, days);
}

/** The most that two times can tell, for a ceiling. */
export function occurredCeiling(a: Span, b: Span, weights: Weights): number {
  const days = daysBetween(a, b);
  const bits = Math.max(step(weights.occurred, Math.max(0, days - 1)), step(weights.occurred, days), weights.overlap);
  return days === 0 ? Math.max(bits, weights.occurredHour) : bits;
}

function isExact(span: Span): boolean {
  return span.precision !== undefined && span.precision !== "day" && span.approximate !== true;
}

function nearest(af: number, at: number, bf: number, bt: number): number {
  return Math.min(Math.abs(af - bf), Math.abs(at - bt), Math.abs(af - bt), Math.abs(at - bf));
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
