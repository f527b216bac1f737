/**
 * All that scoring knows besides the two reports: pinned weights, pinned rarities and the warning list in force. Duty and views score with
 * the same reference, and it is defined for a hub that holds one report.
 */
import { type Terms, terms } from "./terms.ts";
import { nothingListed, type WarningList } from "./warning-list.ts";
import { type Weights, weights } from "./weights.ts";

export interface Reference {
  readonly weights: Weights;
  /** How rare words and values are. */
  readonly terms: Terms;
  readonly warning: WarningList;
}

export const builtinReference: Reference = { weights, terms, warning: nothingListed };

/** The pinned data with the warning list of a realm. */
export function referenceWith(warning: WarningList): Reference {
  return { ...builtinReference, warning };
}
