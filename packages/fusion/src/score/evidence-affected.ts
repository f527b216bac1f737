/** What the numbers of persons tell: an equal distinctive total is strong, a conflict mild, for first counts are revised. */
import type { FeatureSet, Reason } from "../contract/index.ts";
import { step, type Weights } from "../reference/weights.ts";

export function affectedEvidence(a: FeatureSet, b: FeatureSet, weights: Weights): Reason | undefined {
  if (a.affected !== null && b.affected !== null) return totals(a.affected, b.affected, weights);
  if (tooMany(a.affectedLocal, b.affected) || tooMany(b.affectedLocal, a.affected)) {
    return { feature: "affected", code: "TOTAL_CONTRADICTS", facts: {}, bits: weights.total.contradiction };
  }
  return undefined;
}

/** How distinctive a total is, in bits: its magnitude, less its round zeros. Small and round numbers are met anywhere. */
export function totalBits(total: number): number {
  if (total < 10) return 0;
  let digits = total;
  let zeros = 0;
  while (digits % 10 === 0) {
    digits /= 10;
    zeros += 1;
  }
  return Math.max(0, Math.log2(total) - 2.5 * zeros);
}

function totals(x: number, y: number, { total }: Weights): Reason {
  if (x === y)
    return {
      feature: "affected",
      code: "TOTAL_EQUAL",
      facts: { total: x },
      bits: Math.min(total.equalCap, totalBits(x)),
    };
  const ratio = (Math.max(x, y) + 1) / (Math.min(x, y) + 1);
  const bits = Math.max(x, y) < 10 ? 0 : step(total.ratio, ratio);
  return {
    feature: "affected",
    code: bits > 0 ? "TOTAL_CLOSE" : "TOTAL_DIFFERS",
    facts: { less: Math.min(x, y), more: Math.max(x, y) },
    bits,
  };
}

function tooMany(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole * 1.1 + 5;
}
