/** An assessment as its readers get it: the overall level as the database computed it, the priority's score beside it. */
import type { Assessment } from "@noroshi/api";
import { priorityScore, stageOf } from "@noroshi/cases";
import type { Directory } from "../accounts/store.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import type { AssessmentRow } from "./store.ts";

export function assessmentOf(a: AssessmentRow, directory: Directory): Assessment {
  return {
    id: a.id,
    by: bodyOf(directory, a.owner_id),
    at: a.at,
    mode: a.mode,
    stage: stageOf(a.mode) ?? "provisional",
    continuity: a.continuity,
    safety: a.safety,
    trust: a.trust,
    overall: a.overall,
    method: methodOf(a.priority),
    priorityScore: priorityScore(a.priority),
  };
}

function methodOf(priority: unknown): string | null {
  if (typeof priority !== "object" || priority === null || !("method" in priority)) return null;
  return typeof priority.method === "string" ? priority.method : null;
}
