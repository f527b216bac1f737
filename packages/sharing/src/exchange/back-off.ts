/**
 * When a delivery that did not succeed is tried again, and when it is given up. Doubling from half a minute to an hour, for about
 * a day; what the other side asks to wait counts if it is longer, up to a day. Trusts no number of the other side beyond that.
 */
import type { Pushed } from "./push.ts";

const FIRST_S = 30;
const LONGEST_S = 3_600;
const DAY_S = 86_400;

/** Tries of one delivery before it is given up: about a day at the longest wait. */
export const MOST_TRIES = 30;

/** Seconds to the next try after so many failed ones, the one just made among them. */
export function backOff(failures: number, retryAfter: number | null): number {
  const own = Math.min(FIRST_S * 2 ** Math.min(Math.max(failures, 1) - 1, 20), LONGEST_S);
  return Math.max(own, Math.min(retryAfter ?? 0, DAY_S));
}

export type DispatchState = "waiting" | "delivered" | "in_part" | "dead";

export interface After {
  readonly state: DispatchState;
  /** Seconds to the next try; null = none by itself. */
  readonly wait: number | null;
}

/** Where a delivery stands after a try. @param tries how many were made since it was last (re)sent, this one among them */
export function afterTry(pushed: Pushed, tries: number): After {
  if (pushed.code === "DELIVERED") return { state: "delivered", wait: null };
  if (pushed.code === "REFUSED_IN_PART") return { state: "in_part", wait: null };
  if (!pushed.again || tries >= MOST_TRIES) return { state: "dead", wait: null };
  return { state: "waiting", wait: backOff(tries, pushed.retryAfter) };
}
