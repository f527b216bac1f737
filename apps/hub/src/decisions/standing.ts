/**
 * Where a measure stands at this instant: its last step, and what time alone has made of it since. Nobody has to come by for an
 * approval to end or a ballot to run out; whoever acts next finds the step taken.
 */
import { type Ballot, tally, waitsFor } from "@noroshi/decisions";
import type { GatePlan, MeasureState, WaitsFor } from "@noroshi/decisions/contract";

/** What of a measure at an instant tells where it stands. */
export interface Glance extends Ballot {
  readonly plan: GatePlan;
  readonly state: MeasureState;
  readonly stopped: boolean;
  readonly targetAbroad: boolean;
}

const APPROVED: ReadonlySet<MeasureState> = new Set(["approved", "approved_with_conditions"]);

export interface StepSeen {
  readonly state: MeasureState;
  readonly at: string;
}

/** When the measure was last approved anew, which is when its deconfliction began; null before. */
export function approvedSince(steps: readonly StepSeen[]): string | null {
  for (let n = steps.length - 1; n >= 0; n--) {
    const step = steps[n];
    const before = steps[n - 1];
    if (step && APPROVED.has(step.state) && !(before && APPROVED.has(before.state))) return step.at;
  }
  return null;
}

/** When the measure came into the state that it is in. */
export function stateSince(steps: readonly StepSeen[]): string {
  let since = steps.at(-1);
  for (let n = steps.length - 1; n >= 0 && steps[n]?.state === since?.state; n--) since = steps[n];
  return since?.at ?? "";
}

const MINUTE = 60_000;

/** The step that time alone takes: a ballot that nobody answered, an approval that ended. */
export function elapsed(
  facts: Omit<Glance, "stopped" | "targetAbroad">,
  since: string,
): "time_out" | "expire" | undefined {
  const { plan, state, now } = facts;
  const { timeOutMinutes } = plan.approval;
  if (
    state === "submitted" &&
    timeOutMinutes !== null &&
    Date.parse(now) >= Date.parse(since) + timeOutMinutes * MINUTE
  )
    return "time_out";
  if (!APPROVED.has(state) && state !== "directed") return undefined;
  const count = tally(plan.approval, facts);
  return count.says === "open" && count.code === "APPROVAL_EXPIRED" ? "expire" : undefined;
}

export interface Clocks {
  /** Until when every measure of this type waits after its approval. */
  readonly deconflictedAt: string | null;
  /** When the ballot runs out. */
  readonly timesOutAt: string | null;
  /** When the approval ends. */
  readonly endsAt: string | null;
  /** By when an emergency has to be approved, and whether that time is over. */
  readonly exPostBy: string | null;
  readonly exPostOverdue: boolean;
}

export function clocksOf(facts: Glance, steps: readonly StepSeen[]): Clocks {
  const { plan, state, now } = facts;
  const after = (at: string | null, minutes: number | null): string | null =>
    at === null || minutes === null ? null : new Date(Date.parse(at) + minutes * MINUTE).toISOString();
  const count = tally(plan.approval, facts);
  const exPostBy = state === "emergency" ? after(stateSince(steps), plan.emergencyExPostMinutes) : null;
  return {
    deconflictedAt: APPROVED.has(state) ? after(approvedSince(steps), plan.deconflictionMinutes) : null,
    timesOutAt: state === "submitted" ? after(stateSince(steps), plan.approval.timeOutMinutes) : null,
    endsAt: count.says === "approved" || count.says === "approved_with_conditions" ? count.validUntil : null,
    exPostBy,
    exPostOverdue: exPostBy !== null && Date.parse(now) >= Date.parse(exPostBy),
  };
}

/** Whom it waits for in the state that time has brought it to. */
export const waits = (
  plan: GatePlan,
  state: MeasureState,
  steps: readonly StepSeen[],
  now: string,
  stopped = false,
): WaitsFor => waitsFor({ plan, state, deconflictionSince: approvedSince(steps), now, stopped });
