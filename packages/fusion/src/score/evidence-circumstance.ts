/** What place, list, kind of incident and wording tell. Each is weak alone. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import { likeness } from "../features/shingles.ts";
import type { Weights } from "../reference/weights.ts";

export function circumstanceEvidence(a: FeatureSet, b: FeatureSet, weights: Weights): readonly Reason[] {
  return [place(a, b, weights), list(a, b, weights), incidentType(a, b, weights), wording(a, b, weights)].filter(
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

function incidentType(a: FeatureSet, b: FeatureSet, { type }: Weights): Reason | undefined {
  if (a.incidentType === null || b.incidentType === null) return undefined;
  return a.incidentType === b.incidentType
    ? { feature: "type", code: "TYPE_EQUAL", facts: { type: a.incidentType }, bits: type.equal }
    : {
        feature: "type",
        code: "TYPE_DIFFERS",
        facts: { one: a.incidentType, other: b.incidentType },
        bits: type.differs,
      };
}

function wording(a: FeatureSet, b: FeatureSet, { text }: Weights): Reason | undefined {
  const share = likeness(a.shingles, b.shingles);
  const level = text.find(([atLeast]) => share >= atLeast);
  return level === undefined
    ? undefined
    : { feature: "text", code: "TEXT_SIMILAR", facts: { percent: Math.round(share * 100) }, bits: level[1] };
}
