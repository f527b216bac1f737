/** The way of a measure through its gates, station by station, as everybody who takes part may read it. */
import type { GatePlan, MeasureState, WaitsFor } from "../contract/index.ts";

export interface Station {
  readonly station: WaitsFor;
  readonly standing: "done" | "here" | "ahead";
}

/** How far each state has come; those that end a measure early stand nowhere. */
const COME: Readonly<Record<MeasureState, number>> = {
  drafted: 0,
  legal_review: 1,
  consulting: 2,
  consulted: 3,
  submitted: 3,
  approved: 4,
  approved_with_conditions: 4,
  suspended: 3,
  emergency: 3,
  directed: 6,
  outcome_reported: 7,
  reviewed: 8,
  closed: 8,
  refused: -1,
  withdrawn: -1,
  expired: -1,
};

const STATIONS: readonly (readonly [WaitsFor, number])[] = [
  ["requester", 0],
  ["legal", 1],
  ["foreign_ministry", 2],
  ["approver", 3],
  ["consultation", 4],
  ["director", 5],
  ["reviewer", 7],
];

/** @param waitsFor whom the measure waits for now */
export function gatePath(
  plan: GatePlan,
  m: { readonly state: MeasureState; readonly targetAbroad: boolean; readonly waitsFor: WaitsFor },
): readonly Station[] {
  const come = COME[m.state];
  const stations = STATIONS.filter(
    ([name]) =>
      (name !== "legal" || plan.legalReview) &&
      (name !== "foreign_ministry" || (plan.foreignConsultation && m.targetAbroad)),
  );
  const here = stations.find(([name, at]) => name === m.waitsFor && at >= come - 1)?.[1];
  return stations.map(([station, at]) => {
    if (come < 0) return { station, standing: "ahead" };
    if (m.state !== "closed" && m.state !== "reviewed" && at === here) return { station, standing: "here" };
    return { station, standing: at < (here ?? come) || come >= 8 ? "done" : "ahead" };
  });
}
