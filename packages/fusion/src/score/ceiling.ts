/**
 * The most that two notices could score, in a few comparisons and without an allocation: most candidates of a posting fall
 * here. An upper bound, never an opinion: the score decides.
 */
import type { FeatureSet } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { step, type Weights } from "../reference/weights.ts";
import { adversaryCeiling } from "./evidence-adversary.ts";
import { noisyCeiling } from "./evidence-noisy.ts";
import { occurredCeiling } from "./evidence-time.ts";
import type { Prepared } from "./prepared.ts";

/** Bits that no score of this pair under `notices` with this prior exceeds. */
export function ceiling(a: Prepared, b: Prepared, prior: number, reference: Reference): number {
  const { weights } = reference;
  if (a.strong.size > 0 && b.strong.size > 0) return Number.POSITIVE_INFINITY;
  const [x, y] = [a.features, b.features];
  let bits = prior + weights.name.cap + times(x, y, weights);
  bits += adversaryCeiling(a, b, reference) + noisyCeiling(x, y, weights);
  if (x.affected !== null && y.affected !== null)
    bits += x.affected === y.affected ? weights.total.equalCap : bestRatio(weights);
  if (x.region !== null && x.region === y.region) bits += weights.place.equal;
  if (x.incidentType !== null && x.incidentType === y.incidentType)
    bits += Math.max(weights.type.equal, weights.type.rareCap);
  if (x.shingles.length > 0 && y.shingles.length > 0) bits += weights.text[0]?.[1] ?? 0;
  return bits;
}

function times(x: FeatureSet, y: FeatureSet, weights: Weights): number {
  let bits = 0;
  if (x.reported !== null && y.reported !== null)
    bits += step(weights.reported, Math.round(Math.abs(x.reported - y.reported)));
  if (x.occurred !== null && y.occurred !== null) {
    bits += occurredCeiling(x.occurred, y.occurred, weights);
  }
  return bits;
}

function bestRatio({ total }: Weights): number {
  return Math.max(0, total.ratio[0]?.[1] ?? 0);
}
