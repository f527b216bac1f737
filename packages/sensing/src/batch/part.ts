/** Some records of a batch as a batch of their own. Texts stay where they stand; numbers are copied. */
import { type Batch, type TextColumn, UNSET } from "../contract/index.ts";

/** @param places which records, in which order */
export function partOf(batch: Batch, places: ArrayLike<number>): Batch {
  const words = (all: Uint32Array) =>
    Uint32Array.from({ length: places.length * 4 }, (_, n) => all[(places[n >> 2] ?? 0) * 4 + (n & 3)] ?? 0);
  const pick = (column: ArrayLike<number>) => Array.from(places, (at) => column[at] ?? 0);
  const texts = new Map<string, TextColumn>();
  for (const [name, { bytes, from, to }] of batch.texts) {
    const begins = Uint32Array.from(pick(from));
    // A field that none of them has is none of theirs.
    if (begins.some((begin) => begin !== UNSET))
      texts.set(name, { bytes, from: begins, to: Uint32Array.from(pick(to)) });
  }
  return {
    length: places.length,
    time: Float64Array.from(pick(batch.time)),
    origin: words(batch.origin),
    responder: words(batch.responder),
    ends: Uint8Array.from(pick(batch.ends)),
    originPort: Uint16Array.from(pick(batch.originPort)),
    responderPort: Uint16Array.from(pick(batch.responderPort)),
    protocol: Uint8Array.from(pick(batch.protocol)),
    strange: Uint8Array.from(pick(batch.strange)),
    texts,
    ...(batch.matched === undefined ? {} : { matched: batch.matched }),
  };
}
