/**
 * How grave an incident is held to be: three viewpoints from 0 to 4, and their maximum. The maximum is never typed by anybody:
 * here it is computed for shapes that are not rows yet, and in the database it is a generated column.
 * Source: the Japanese severity criteria of 2018 (深刻度評価基準), levels 0 to 4.
 */

/** In the order in which they are asked. */
export const VIEWPOINTS = ["continuity", "safety", "trust"] as const;

export interface Viewpoints {
  readonly continuity: number;
  readonly safety: number;
  readonly trust: number;
}

/** The gravest of the three viewpoints. */
export const overallOf = (v: Viewpoints): number => Math.max(v.continuity, v.safety, v.trust);

export type AssessmentStage = "provisional" | "ex_post";

/** Which of the two stages a stated mode means; undefined for a word that means neither. */
export function stageOf(mode: string): AssessmentStage | undefined {
  if (mode === "provisional") return "provisional";
  return /^ex[-_ ]?post$/.test(mode) ? "ex_post" : undefined;
}

/** The assessment that counts: the latest by the realm's time, and of one instant the one with the greater id. */
export function latestOf<T extends { readonly at: string; readonly id: string }>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || isLater(one, best) ? one : best), undefined);
}

function isLater(a: { readonly at: string; readonly id: string }, b: { readonly at: string; readonly id: string }) {
  return a.at === b.at ? a.id > b.id : a.at > b.at;
}
