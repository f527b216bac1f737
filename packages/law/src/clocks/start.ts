/**
 * Whether and by which version of a report a stage's clock was started. Only the latest version counts; what brought the trigger
 * is the first version since which it has held without a break. Old material starts nothing. A stage whose anchor has not
 * occurred does not run, and a trigger that cannot be told yet says what is missing.
 */
import { evaluate, type Facts, type Ruling } from "../predicate/expression.ts";
import type { Stage } from "../regimes/regime.ts";

/** One version of a report, as far as law needs to know it. */
export interface ReportVersion {
  readonly id: string;
  readonly facts: Facts;
  /** Instants by name of the anchor: awareness, firstCaseReportReceived, payment… Absent = has not occurred. */
  readonly anchors: Readonly<Record<string, string | null | undefined>>;
  readonly historical: boolean;
}

export interface Start {
  /** Id of the version whose content started the clock. */
  readonly startedBy: string;
  readonly anchorAt: string;
  readonly ruling: Ruling;
}

/** @param versions the versions of one report, the oldest first */
export function startOf(stage: Stage, versions: readonly ReportVersion[]): Start | undefined {
  let start: Start | undefined;
  for (const v of versions) {
    const ruling = v.historical ? undefined : evaluate(stage.trigger, v.facts);
    const anchorAt = v.anchors[stage.anchor] ?? null;
    start =
      ruling?.verdict === "yes" && anchorAt !== null
        ? { startedBy: start?.startedBy ?? v.id, anchorAt, ruling }
        : undefined;
  }
  return start;
}
