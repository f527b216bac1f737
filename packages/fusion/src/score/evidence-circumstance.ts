/** What place, list, kind of incident and wording tell. Each is weak alone. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import { likeness } from "../features/shingles.ts";
import type { Reference } from "../reference/reference.ts";
import type { Weights } from "../reference/weights.ts";

export function circumstanceEvidence(a: FeatureSet, b: FeatureSet, reference: Reference): readonly Reason[] {
  const { weights } = reference;
  return [place(a, b, weights), list(a, b, weights), incidentType(a, b, reference), wording(a, b, weights)].filter(
    (reason) => reason !== undefined,
  );
}

function place(a: FeatureSet, b: FeatureSet, { place: bits }: Weights): Reason | undefined {
  if (a.country !== null && b.country !== null && a.country !== b.country) {
    return {
      feature: "place",
      code: "PLACE_DIFFERS",
      facts: { one: a.country, other: b.country },
      bits: bits.countryDiffers,
    };
  }
  if (a.region === null || b.region === null) return undefined;
  return a.region === b.region
    ? { feature: "place", code: "PLACE_EQUAL", facts: { place: a.region }, bits: bits.equal }
    : { feature: "place", code: "PLACE_DIFFERS", facts: { one: a.region, other: b.region }, bits: bits.regionDiffers };
}

function list(a: FeatureSet, b: FeatureSet, weights: Weights): Reason | undefined {
  if (a.source === null || a.source !== b.source) return undefined;
  const sameDay =
    a.occurred !== null && b.occurred !== null && Math.floor(a.occurred.from) === Math.floor(b.occurred.from);
  return {
    feature: "source",
    code: "SAME_LIST",
    facts: { list: a.source },
    bits: sameDay ? weights.sameListSameDay : weights.sameList,
  };
}

/** Classes that one incident often is both of: who is asked first says which. */
const MIXED: ReadonlySet<string> = new Set([
  "ransomware",
  "malware",
  "unauthorised_access",
  "data_breach",
  "phishing",
  "supply_chain",
]);

function incidentType(a: FeatureSet, b: FeatureSet, { weights: { type }, terms }: Reference): Reason | undefined {
  const [one, other] = [a.incidentType, b.incidentType];
  if (one === null || other === null) return undefined;
  if (one === other) {
    const bits = Math.max(type.equal, Math.min(type.rareCap, type.rare * terms.rarity("class", one)));
    return { feature: "type", code: "TYPE_EQUAL", facts: { type: one }, bits };
  }
  const bits = MIXED.has(one) && MIXED.has(other) ? type.related : type.differs;
  return { feature: "type", code: "TYPE_DIFFERS", facts: { one, other }, bits };
}

function wording(a: FeatureSet, b: FeatureSet, { text }: Weights): Reason | undefined {
  const share = likeness(a.shingles, b.shingles);
  const level = text.find(([atLeast]) => share >= atLeast);
  return level === undefined
    ? undefined
    : { feature: "text", code: "TEXT_SIMILAR", facts: { percent: Math.round(share * 100) }, bits: level[1] };
}
