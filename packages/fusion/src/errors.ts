/**
 * The closed list of what fusion can refuse. Only data from outside is refused (a policy file, a warning list);
 * features and scores are total functions and never fail.
 */

export type FusionFaultCode = "POLICY_SHAPE" | "POLICY_RANGE" | "WARNING_LIST_ENTRY";

export interface FusionFault {
  readonly code: FusionFaultCode;
  /** Path in the refused document, for example `strongTypes.2`. */
  readonly place: string;
  readonly say: { readonly en: string; readonly ja: string };
}
