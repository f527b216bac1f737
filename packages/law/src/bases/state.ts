/**
 * The states of one legal basis as dated data, and which of them holds at an instant. Open means in force at that instant and
 * nothing else: a basis without a state, or whose state has ended, is closed.
 */

export const BASIS_STATES = ["none", "bill", "enacted_not_in_force", "in_force", "suspended", "repealed"] as const;
export type BasisState = (typeof BASIS_STATES)[number];

/** One dated state. Instants are ISO 8601 UTC; `until` is exclusive and null while nothing ends it. */
export interface DatedState {
  readonly state: BasisState;
  readonly from: string;
  readonly until: string | null;
}

/**
 * The state at an instant: of those that have begun the one that began last; of several that begin at one instant the last in
 * the list. After its end it is `none`.
 */
export function stateAt(states: readonly DatedState[], at: string): BasisState {
  const now = Date.parse(at);
  let best: DatedState | undefined;
  for (const s of states) {
    if (Date.parse(s.from) > now) continue;
    if (best === undefined || Date.parse(s.from) >= Date.parse(best.from)) best = s;
  }
  if (best === undefined) return "none";
  return best.until !== null && Date.parse(best.until) <= now ? "none" : best.state;
}

/** Is the basis in force at this instant? Unknown is no. */
export const opensAt = (states: readonly DatedState[] | undefined, at: string): boolean =>
  states !== undefined && stateAt(states, at) === "in_force";
