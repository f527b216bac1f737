/**
 * Which entries an inspection by sampling looks at: those with the smallest keyed hash of their id. The seed is drawn and kept
 * when the inspection is ordered, so that nobody chose the sample, it can be drawn again, and it cannot be foreseen.
 */

/** A keyed hash of an id; the same seed and id always give the same digits. */
export type KeyedHash = (id: string) => string;

/** @returns at most `size` of the ids, in the order in which they were drawn */
export function drawSample(ids: readonly string[], size: number, hash: KeyedHash): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, at: hash(id) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, size))
    .map((e) => e.id);
}
