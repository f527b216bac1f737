/** The hours under a time axis: round steps in the office's zone, never more than there is room for. */
import { offsetAt } from "../../format/zone.ts";

const MINUTE = 60_000;
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200, 525_600] as const;

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly stepMinutes: number;
  /** Epoch milliseconds of the marks on the scale, ascending, inside [from, to]. */
  readonly ticks: readonly number[];
}

/**
 * A scale that shows all of [first, last] with a little air before the first mark, never less than ten minutes.
 * @param first @param last epoch milliseconds; @param most the most ticks that there is room for
 */
export function scale(first: number, last: number, most = 8): Scale {
  const span = Math.max(MINUTE * 10, last - first);
  const from = last - span * 1.04;
  const to = last;
  const step = (STEPS_MIN.find((minutes) => (to - from) / (minutes * MINUTE) <= most) ?? 525_600) * MINUTE;
  // By the clock that holds at the end: a change of the clock inside moves the marks before it by an hour.
  const ahead = offsetAt(to);
  const start = Math.ceil((from + ahead) / step) * step - ahead;
  const ticks: number[] = [];
  for (let at = start; at <= to; at += step) ticks.push(at);
  return { from, to, stepMinutes: step / MINUTE, ticks: ticks.slice(0, most + 1) };
}

/** Where an instant stands on the scale, 0 to 1. */
export const along = (s: Scale, at: number): number =>
  s.to === s.from ? 0 : Math.min(1, Math.max(0, (at - s.from) / (s.to - s.from)));
