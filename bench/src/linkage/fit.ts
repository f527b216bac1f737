/**
 * Fits the weights of evidence offline, without labels: pairs of reports of one name are a mixture of pairs about one incident
 * and about two, told apart by expectation and maximisation. What is fitted on public notices can be fitted again where
 * they lie; what is fitted on the invented corpus comes out byte for byte on any machine. Nothing learns at run time.
 *
 * m comes from the mixture throughout. u comes from it for totals, lists and wording. For days u is that of incidents that
 * fall anywhere in the window: the mixture would learn it from the few bodies of the set that report again and again, and
 * from entries that a list holds twice.
 */
import { builtinReference, type LinkableReport, likeness, type Reference } from "@noroshi/fusion";
import { expectationMaximisation, type Fitted, type Levels } from "./em.ts";

type Weights = Reference["weights"];
type Steps = Weights["reported"];
type Pair = readonly [LinkableReport["features"], LinkableReport["features"]];

/** Days within which two reports of one name make a pair. */
const WINDOW = 366;
/** Reports up to two months apart are still taken to speak for one incident: this sets the zero of the scale. */
const BREAK_EVEN = { upTo: 62, bits: 0.5 };
/** Two lists often copy a day from one press release, and a day is seldom known: what the same day says is capped. */
const SAME_DAY_CAP = 7.5;
/** Beyond a month the pairs about one incident are too few to count: the hand decides. */
const COUNTED_TO = 31;

/** What the public notices say: days, totals and lists. */
export type FittedOnPublic = Pick<Weights, "reported" | "occurred" | "sameList"> & {
  readonly ratio: Steps;
  /** How the mixture came out: share of pairs about one incident, number of pairs, rounds. */
  readonly mixture: Mixture;
};

interface Mixture {
  readonly share: number;
  readonly pairs: number;
  readonly rounds: number;
}

export function fitOnPublic(reports: readonly LinkableReport[], from: Weights): FittedOnPublic {
  const pairs = pairsOfOneName(reports);
  const fields: readonly ((pair: Pair) => number | null)[] = [
    ([a, b]) => levelOf(from.reported, daysBetweenReports(a, b)),
    ([a, b]) => levelOf(from.occurred, daysBetweenBreaches(a, b)),
    ([a, b]) => totalLevel(from.total.ratio, a.affected, b.affected),
    ([a, b]) => (a.source !== null && a.source === b.source ? 1 : 0),
  ];
  const levels: readonly Levels[] = pairs.map((pair) => fields.map((field) => field(pair)));
  const sizes = [from.reported.length, from.occurred.length, from.total.ratio.length + 1, 2];
  const mixture = expectationMaximisation(levels, sizes);
  const [reported = [], occurred = []] = mixture.m;
  return {
    reported: shifted(againstAnyDay(from.reported, reported)),
    occurred: againstAnyDay(from.occurred, occurred).map(
      ([upTo, bits], at) =>
        [upTo, upTo <= COUNTED_TO ? Math.min(bits, SAME_DAY_CAP) : (from.occurred[at]?.[1] ?? bits)] as const,
    ),
    // level 0 is an equal total, which weighs by its own rarity
    ratio: falling(from.total.ratio.map(([upTo], at) => [upTo, weight(mixture, 2, at + 1)] as const)),
    sameList: tenths(weight(mixture, 3, 1) - weight(mixture, 3, 0)),
    mixture: { share: mixture.share, pairs: pairs.length, rounds: mixture.rounds },
  };
}

/** What the invented notices say: how much like wording tells, for the public set has hardly any prose. */
export function fitOnCorpus(
  reports: readonly LinkableReport[],
  from: Weights,
): { readonly text: Weights["text"]; readonly mixture: Mixture } {
  const pairs = pairsOfOneName(reports);
  const levels: readonly Levels[] = pairs.map(([a, b]) => [
    levelOf(from.reported, daysBetweenReports(a, b)),
    levelOf(from.occurred, daysBetweenBreaches(a, b)),
    totalLevel(from.total.ratio, a.affected, b.affected),
    a.shingles.length === 0 || b.shingles.length === 0 ? null : textLevel(from.text, likeness(a.shingles, b.shingles)),
  ]);
  const sizes = [from.reported.length, from.occurred.length, from.total.ratio.length + 1, from.text.length + 1];
  const mixture = expectationMaximisation(levels, sizes);
  return {
    text: from.text.map(([atLeast], at) => [atLeast, tenths(Math.max(0, weight(mixture, 3, at)))] as const),
    mixture: { share: mixture.share, pairs: pairs.length, rounds: mixture.rounds },
  };
}

/** The shipped reference with what was fitted in its place. */
export function withFitted(fitted: FittedOnPublic, from: Weights = builtinReference.weights): Reference {
  const { reported, occurred, sameList, ratio } = fitted;
  return {
    ...builtinReference,
    weights: { ...from, id: "fitted", reported, occurred, sameList, total: { ...from.total, ratio } },
  };
}

function pairsOfOneName(reports: readonly LinkableReport[]): readonly Pair[] {
  const named = reports.map(({ features }) => features).filter(({ organisation }) => organisation !== null);
  return [...Map.groupBy(named, ({ organisation }) => organisation?.key).values()].flatMap((group) =>
    group.flatMap((a, at) =>
      group.slice(at + 1).flatMap((b): Pair[] => {
        const days = daysBetweenReports(a, b);
        return days !== null && days <= WINDOW ? [[a, b]] : [];
      }),
    ),
  );
}

function daysBetweenReports(a: Pair[0], b: Pair[0]): number | null {
  return a.reported === null || b.reported === null ? null : Math.round(Math.abs(a.reported - b.reported));
}

function daysBetweenBreaches({ occurred: p }: Pair[0], { occurred: q }: Pair[0]): number | null {
  if (p === null || q === null) return null;
  const ends = [p.from, p.to].flatMap((x) => [q.from, q.to].map((y) => Math.abs(x - y)));
  return Math.round(Math.min(...ends));
}

function levelOf(steps: Steps, distance: number | null): number | null {
  if (distance === null) return null;
  const at = steps.findIndex(([upTo]) => distance <= upTo);
  return at < 0 ? steps.length - 1 : at;
}

function totalLevel(ratio: Steps, x: number | null, y: number | null): number | null {
  if (x === null || y === null) return null;
  if (x === y) return 0;
  return 1 + (levelOf(ratio, (Math.max(x, y) + 1) / (Math.min(x, y) + 1)) ?? 0);
}

function textLevel(text: Weights["text"], share: number): number {
  const at = text.findIndex(([atLeast]) => share >= atLeast);
  return at < 0 ? text.length : at;
}

/** log2(m/u) of one level of one field. */
function weight({ m, u }: Fitted, field: number, level: number): number {
  return Math.log2((m[field]?.[level] ?? 1) / (u[field]?.[level] ?? 1));
}

/** log2(m/u) where u is the share of the window's days that the step covers. */
function againstAnyDay(steps: Steps, m: readonly number[]): Steps {
  let before = -1;
  return steps.map(([upTo], at) => {
    const low = before;
    const high = Math.min(upTo, WINDOW);
    before = high;
    const u = Math.max(high - low, 1) / (WINDOW + 1);
    return [upTo, tenths(Math.log2((m[at] ?? 1) / u))] as const;
  });
}

function shifted(steps: Steps): Steps {
  const at = steps.find(([upTo]) => upTo === BREAK_EVEN.upTo)?.[1] ?? 0;
  return steps.map(([upTo, bits]) => [upTo, tenths(bits - at + BREAK_EVEN.bits)] as const);
}

/** Never more for a larger distance: where two steps say so, few pairs speak, and the nearer one's word counts for both. */
function falling(steps: Steps): Steps {
  let least = Number.POSITIVE_INFINITY;
  return steps.map(([upTo, bits]) => {
    least = Math.min(least, bits);
    return [upTo, tenths(least)] as const;
  });
}

function tenths(bits: number): number {
  return Math.round(10 * bits) / 10;
}
