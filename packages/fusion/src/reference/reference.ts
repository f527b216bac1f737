/**
 * All that scoring knows besides the two reports: pinned weights and the warning list in force. Duty and views score with
 * the same reference, and it is defined for a hub that holds one report.
 */
import { nothingListed, type WarningList } from "./warning-list.ts";
import { type Weights, weights } from "./weights.ts";

export interface Reference {
  readonly weights: Weights;
  readonly warning: WarningList;
}

export const builtinReference: Reference = { weights, warning: nothingListed };

/** The pinned weights with the warning list of a realm. */
export function referenceWith(warning: WarningList): Reference {
  return { ...builtinReference, warning };
}
