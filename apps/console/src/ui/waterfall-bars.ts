/**
 * Where the bars of a link's reasons stand: each begins where the one before ended, so that the eye adds them up.
 * Everything in percent of the track; `zero` is where no evidence at all would stand.
 */
import type { Bilingual } from "./bilingual.ts";

/** One reason of a score, in bits, in words of the hub. */
export interface Reason {
  readonly feature: string;
  readonly code: string;
  readonly say: Bilingual;
  readonly bits: number;
}

export interface Bar extends Reason {
  readonly kind: "for" | "against" | "nil";
  readonly x: number;
  readonly w: number;
}

export interface Fall {
  readonly zero: number;
  readonly bars: readonly Bar[];
  readonly sum: number;
  /** Reasons that were too small to have a bar of their own, added up; null when there are none. */
  readonly rest: { readonly count: number; readonly bits: number } | null;
}

/** Below this a reason moves nobody's mind; it is shown as not counted. */
const NOTHING = 0.05;

/**
 * Lays out the bars.
 * @param most how many reasons have a line of their own; the strongest stay, in the order in which they came
 */
export function fall(reasons: readonly Reason[], most = 8): Fall {
  const keep = new Set(
    reasons
      .map((reason, i) => ({
        i,
        weight: reason.feature === "prior" ? Number.POSITIVE_INFINITY : Math.abs(reason.bits),
      }))
      .toSorted((a, b) => b.weight - a.weight || a.i - b.i)
      .slice(0, most)
      .map(({ i }) => i),
  );
  const shown = reasons.filter((_, i) => keep.has(i));
  const hidden = reasons.filter((_, i) => !keep.has(i));
  const restBits = hidden.reduce((total, r) => total + r.bits, 0);

  let at = 0;
  const spans = shown.map((reason) => {
    const from = at;
    at += reason.bits;
    return { reason, from, to: at };
  });
  const sum = at + restBits;
  const ends = [0, sum, ...spans.flatMap((s) => [s.from, s.to])];
  const low = Math.min(...ends);
  const width = Math.max(...ends) - low || 1;
  const percent = (n: number): number => Math.round(((n - low) / width) * 10_000) / 100;

  return {
    zero: percent(0),
    sum,
    rest: hidden.length === 0 ? null : { count: hidden.length, bits: restBits },
    bars: spans.map(({ reason, from, to }) => {
      // What counts for nothing stands where nothing stands.
      if (Math.abs(reason.bits) < NOTHING) return { ...reason, kind: "nil", x: percent(0), w: 0 };
      const x = percent(Math.min(from, to));
      const w = Math.round((percent(Math.max(from, to)) - x) * 100) / 100;
      return { ...reason, kind: reason.bits > 0 ? "for" : "against", x, w };
    }),
  };
}
