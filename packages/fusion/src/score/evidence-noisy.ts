/**
 * Equalities that are noisy: persons under several spellings, sums of money that were rounded, numbers that others gave the
 * matter. No reason carries a person's name or a number of a file: who sees both reports reads them there.
 */
import type { AmountFeature, FeatureSet, Reason } from "../contract/index.ts";
import type { Weights } from "../reference/weights.ts";
import { editDistance } from "./spelling.ts";

export function noisyEvidence(a: FeatureSet, b: FeatureSet, weights: Weights): readonly Reason[] {
  return [reference(a, b, weights), person(a, b, weights), money(a, b, weights)].filter((one) => one !== undefined);
}

/** A number that one mentions and the other has or mentions. Two own numbers that are equal are two senders' counting. */
function reference(a: FeatureSet, b: FeatureSet, weights: Weights): Reason | undefined {
  const known = new Set([...b.references, ...(b.ownReference === null ? [] : [b.ownReference])]);
  if (known.size === 0) return undefined;
  const shared = a.references.filter((one) => known.has(one)).length;
  const own = a.ownReference !== null && b.references.includes(a.ownReference) ? 1 : 0;
  const count = shared + own;
  if (count === 0) return undefined;
  return { feature: "reference", code: "REFERENCE_SAME", facts: { count }, bits: weights.reference };
}

function person(a: FeatureSet, b: FeatureSet, { person }: Weights): Reason | undefined {
  if (a.persons.length === 0 || b.persons.length === 0) return undefined;
  const equal = a.persons.filter((one) => b.persons.some((other) => one.some((key) => other.includes(key)))).length;
  if (equal > 0) return { feature: "person", code: "PERSON_SAME", facts: { count: equal }, bits: person.equal };
  const near = a.persons.some((one) => b.persons.some((other) => one.some((x) => other.some((y) => slip(x, y)))));
  return near ? { feature: "person", code: "PERSON_NEAR", facts: {}, bits: person.near } : undefined;
}

/** Two spellings in Latin letters that differ by one slip of a finger. */
function slip(x: string, y: string): boolean {
  if (!x.startsWith("latin:") || !y.startsWith("latin:") || Math.min(x.length, y.length) < 14) return false;
  return editDistance(x, y, 1) <= 1;
}

function money(a: FeatureSet, b: FeatureSet, { money }: Weights): Reason | undefined {
  let equal: AmountFeature | undefined;
  let close: readonly [AmountFeature, AmountFeature] | undefined;
  for (const x of a.amounts) {
    for (const y of b.amounts) {
      if (x.currency !== y.currency) continue;
      if (x.amount === y.amount) equal = equal !== undefined && figures(equal.amount) >= figures(x.amount) ? equal : x;
      else if (Math.abs(x.amount - y.amount) <= money.within * Math.max(x.amount, y.amount)) close ??= [x, y];
    }
  }
  if (equal !== undefined) {
    const bits = Math.min(money.equalCap, moneyBits(equal.amount));
    return { feature: "money", code: "MONEY_EQUAL", facts: { amount: equal.amount, currency: equal.currency }, bits };
  }
  if (close === undefined) return undefined;
  const [less, more] = [close[0].amount, close[1].amount].sort((x, y) => x - y);
  const facts = { less: less ?? 0, more: more ?? 0, currency: close[0].currency };
  return { feature: "money", code: "MONEY_CLOSE", facts, bits: money.close };
}

/** How distinctive a sum is: its figures without the zeros at either end. A round million is asked of everybody. */
export function moneyBits(amount: number): number {
  return Math.max(0, Math.log2(10) * figures(amount) - 2);
}

function figures(amount: number): number {
  return amount
    .toFixed(8)
    .replace(/\.?0+$/u, "")
    .replace(".", "")
    .replace(/^0+|0+$/gu, "").length;
}

/** The most that all of these can tell of this pair. */
export function noisyCeiling(x: FeatureSet, y: FeatureSet, weights: Weights): number {
  let bits = 0;
  const numbered = (one: FeatureSet): boolean => one.references.length > 0 || one.ownReference !== null;
  if ((x.references.length > 0 && numbered(y)) || (y.references.length > 0 && numbered(x))) bits += weights.reference;
  if (x.persons.length > 0 && y.persons.length > 0) bits += weights.person.equal;
  if (x.amounts.length > 0 && y.amounts.length > 0) bits += Math.max(weights.money.equalCap, weights.money.close);
  return bits;
}
