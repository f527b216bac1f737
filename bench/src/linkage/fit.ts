/**
 * Fits the weights of time from labelled pairs: m by counting pairs about one incident, u from incidents of one
 * organisation that fall anywhere in the window of a year. Runs offline; what ships is copied by hand into
 * packages/fusion/src/reference/weights.json. Totals, place and wording are set by hand: too few pairs can be checked.
 */
import { builtinReference, type LinkableReport, type Reference } from "@noroshi/fusion";
import type { LabelledPair } from "./figures.ts";

type Steps = Reference["weights"]["reported"];

const WINDOW = 366;
/** Reports up to two months apart are still taken to speak for one incident: this sets the zero of the scale. */
const BREAK_EVEN = { upTo: 62, bits: 0.5 };
/** Labels ask for equal or near days: what they say of the same day is capped, and beyond a month the hand decides. */
const SAME_DAY_CAP = 7.5;
const LABELLED_TO = 31;

/** The shipped reference with the two tables of time fitted anew from `labels`. */
export function fitReference(reports: ReadonlyMap<string, LinkableReport>, labels: readonly LabelledPair[]): Reference {
  const { weights } = builtinReference;
  const positives = labels.filter((pair) => pair.label === "positive");
  const pairs = positives.flatMap(({ a, b }) => {
    const [x, y] = [reports.get(a)?.features, reports.get(b)?.features];
    return x === undefined || y === undefined ? [] : [{ x, y }];
  });
  const reported = pairs.flatMap(({ x, y }) =>
    x.reported === null || y.reported === null ? [] : [Math.abs(x.reported - y.reported)],
  );
  const occurred = pairs.flatMap(({ x, y }) => {
    if (x.occurred === null || y.occurred === null) return [];
    const [p, q] = [x.occurred, y.occurred];
    return [
      Math.min(Math.abs(p.from - q.from), Math.abs(p.to - q.to), Math.abs(p.from - q.to), Math.abs(p.to - q.from)),
    ];
  });
  return {
    ...builtinReference,
    weights: {
      ...weights,
      id: "fitted",
      reported: shifted(fitSteps(weights.reported, reported)),
      occurred: fitSteps(weights.occurred, occurred).map(
        ([upTo, bits], at) =>
          [upTo, upTo <= LABELLED_TO ? Math.min(bits, SAME_DAY_CAP) : (weights.occurred[at]?.[1] ?? bits)] as const,
      ),
    },
  };
}

/** log2(m/u) of each step, half a pair added to every count. */
function fitSteps(steps: Steps, distances: readonly number[]): Steps {
  let before = -1;
  return steps.map(([upTo]) => {
    const low = before;
    const high = Math.min(upTo, WINDOW);
    before = high;
    const m =
      (distances.filter((days) => days > low && days <= upTo).length + 0.5) / (distances.length + steps.length / 2);
    const u = Math.max(high - low, 1) / (WINDOW + 1);
    return [upTo, Math.round(10 * Math.log2(m / u)) / 10] as const;
  });
}

function shifted(steps: Steps): Steps {
  const at = steps.find(([upTo]) => upTo === BREAK_EVEN.upTo)?.[1] ?? 0;
  return steps.map(([upTo, bits]) => [upTo, Math.round(10 * (bits - at + BREAK_EVEN.bits)) / 10] as const);
}
