/** What a bundle of entries tells of its leaves, in a few arrays: they pass between threads cheaply. Nothing of it is judged yet. */

/** What a line of a bundle tells of a leaf. */
export const [DESTROYED, UNCOMMITTED, PADDING, ACT] = [1, 2, 3, 4] as const;

export interface Told {
  /** By line: which leaf it tells of; -1 for a line that is none. */
  readonly indexes: Float64Array;
  /** By line: one of the four above, or 0 for a line that is none. */
  readonly states: Uint8Array;
  /** By line: where among the texts its act stands. */
  readonly places: Uint32Array;
  /** Entries of acts, as the log committed to them. */
  readonly texts: readonly string[];
}
