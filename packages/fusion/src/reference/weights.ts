/**
 * The weights of evidence, in bits: log2 of how much more often a level occurs in pairs about one incident (m) than in
 * pairs about two (u). For names u is taken over all pairs; for times, totals and lists over pairs about two incidents
 * of one organisation, because these are the pairs that must be told apart.
 * The steps up to a month of `occurred`, and all of `reported`, are fitted offline by bench/src/linkage/fit.ts over public
 * breach notices; the rest is set by hand, for too few pairs can be checked. Nothing learns at run time.
 */

/** Bits by distance: the first step whose `upTo` is not below the distance counts; beyond the last step, its bits. */
export type Steps = readonly (readonly [upTo: number, bits: number])[];

export interface Weights {
  readonly id: string;
  readonly prior: number;
  readonly name: {
    /** Most that a name can tell. */
    readonly cap: number;
    /** Cost of a bit that is left over on both sides, and on one side only. */
    readonly leftBoth: number;
    readonly left: number;
    readonly leftCap: number;
    /** Cost of matching through an alias, of one report or of both. */
    readonly alias: number;
    readonly aliasBoth: number;
    /** Cost of a match that is not letter by letter. */
    readonly respelt: number;
  };
  /** Days between the nearest ends of both spans. */
  readonly occurred: Steps;
  /** Spans that overlap without a common end. */
  readonly overlap: number;
  /** One report was written that many days before the other incident began. */
  readonly foretold: Steps;
  /** Days between both reports. */
  readonly reported: Steps;
  readonly total: {
    readonly equalCap: number;
    /** Ratio of the larger total to the smaller. */
    readonly ratio: Steps;
    /** A part that is larger than the other's whole. */
    readonly contradiction: number;
  };
  /** Two entries of one list; and if both name the same day, for then one may amend the other. */
  readonly sameList: number;
  readonly sameListSameDay: number;
  readonly place: { readonly equal: number; readonly regionDiffers: number; readonly countryDiffers: number };
  /** Least share of common shingles, and its bits; highest first. */
  readonly text: readonly (readonly [atLeast: number, bits: number])[];
  readonly type: { readonly equal: number; readonly differs: number };
  readonly observable: { readonly hash: number; readonly address: number; readonly other: number };
}

export const weights: Weights = {
  id: "weights-1",
  prior: -10,
  name: { cap: 12.5, leftBoth: 0.9, left: 0.2, leftCap: 3, alias: 0.5, aliasBoth: 4, respelt: 0.5 },
  occurred: [
    [0, 7.5],
    [3, 1.9],
    [31, -0.2],
    [92, -4],
    [366, -6],
    [Number.POSITIVE_INFINITY, -9],
  ],
  overlap: -0.5,
  foretold: [
    [3, 0],
    [31, -3],
    [Number.POSITIVE_INFINITY, -5],
  ],
  reported: [
    [1, 8.8],
    [7, 5.1],
    [31, 2.3],
    [62, 0.5],
    [92, -1.3],
    [183, -3],
    [Number.POSITIVE_INFINITY, -5.6],
  ],
  total: {
    equalCap: 11,
    ratio: [
      [1.1, 3],
      [2, -1],
      [10, -2.7],
      [Number.POSITIVE_INFINITY, -4],
    ],
    contradiction: -2,
  },
  sameList: -6,
  sameListSameDay: -2,
  place: { equal: 1, regionDiffers: -4, countryDiffers: -6 },
  text: [
    [0.8, 8],
    [0.4, 5],
    [0.15, 2],
  ],
  type: { equal: 0.5, differs: -1 },
  observable: { hash: 20, address: 12, other: 11 },
};

/** The bits of a distance. */
export function step(steps: Steps, distance: number): number {
  for (const [upTo, bits] of steps) if (distance <= upTo) return bits;
  return steps.at(-1)?.[1] ?? 0;
}
