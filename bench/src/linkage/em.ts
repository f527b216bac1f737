/**
 * Fellegi and Sunter's m and u without labels, by expectation and maximisation (Winkler 1988): a mixture of two classes of
 * pairs whose fields are independent within each class. Pairs come from one block (equal names), so u says how often two
 * incidents of one organisation agree, which is what has to be told apart; the blocking field itself is not estimated.
 */

/** The level of every field for one pair; null where one side does not say. */
export type Levels = readonly (number | null)[];

export interface Fitted {
  /** Share of the pairs that speak of one incident. */
  readonly share: number;
  /** Probability of each level of each field among pairs about one incident, and among the others. */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** Chance that each pair speaks of one incident. */
  readonly chances: readonly number[];
  readonly rounds: number;
}

const ROUNDS = 500;
const STILL = 1e-9;
/** Added to every level's count: a level that nobody met is rare, not impossible. */
const PSEUDO = 0.5;

/**
 * @param pairs the levels of all pairs of the block
 * @param sizes how many levels each field has
 * @param known pairs (by their place) of which it is known that they speak of one incident (1) or of two (0)
 */
export function expectationMaximisation(
  pairs: readonly Levels[],
  sizes: readonly number[],
  known: ReadonlyMap<number, 0 | 1> = new Map(),
): Fitted {
  let share = 0.5;
  // The first guess: nearer is likelier about one incident. Level 0 is the nearest.
  let m: readonly (readonly number[])[] = sizes.map((size) =>
    normal(Array.from({ length: size }, (_, level) => 2 ** (size - level))),
  );
  let u: readonly (readonly number[])[] = sizes.map((size) => normal(Array.from({ length: size }, () => 1)));
  let chances: readonly number[] = [];
  let rounds = 0;
  for (; rounds < ROUNDS; rounds += 1) {
    chances = pairs.map((levels, at) => known.get(at) ?? chance(levels, share, m, u));
    const next = mean(chances);
    m = tally(pairs, chances, sizes);
    u = tally(
      pairs,
      chances.map((one) => 1 - one),
      sizes,
    );
    const moved = Math.abs(next - share);
    share = next;
    if (moved < STILL) break;
  }
  return { share, m, u, chances, rounds };
}

function chance(
  levels: Levels,
  share: number,
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): number {
  let odds = share / (1 - share);
  levels.forEach((level, field) => {
    if (level !== null) odds *= (m[field]?.[level] ?? 1) / (u[field]?.[level] ?? 1);
  });
  return odds / (1 + odds);
}

function tally(pairs: readonly Levels[], weights: readonly number[], sizes: readonly number[]): readonly number[][] {
  const counts = sizes.map((size) => Array.from({ length: size }, () => PSEUDO));
  pairs.forEach((levels, at) => {
    levels.forEach((level, field) => {
      const row = counts[field];
      if (level !== null && row !== undefined) row[level] = (row[level] ?? 0) + (weights[at] ?? 0);
    });
  });
  return counts.map(normal);
}

function normal(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / all);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
