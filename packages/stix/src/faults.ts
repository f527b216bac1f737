/**
 * Names everything that can be wrong with STIX input: a closed list of codes, one stable rule id a finding.
 * A fault of level "must" refuses the object; one of level "should" is a warning unless the caller asked for strict.
 */

export type Level = "must" | "should";

/** One broken rule at one place. */
export interface Fault {
  readonly code: FaultCode;
  /** Stable rule id, e.g. `STIX-2.1 §3.2 MUST missing-property`. */
  readonly rule: string;
  /** Where, e.g. `objects[3].pattern`; the empty string is the input itself. */
  readonly path: string;
  /** One sentence for a human, in English. */
  readonly say: string;
  readonly level: Level;
}

export type FaultCode = string;
