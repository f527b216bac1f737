/**
 * Reads a bundle of any size as a stream, one object at a time, in the memory of one object.
 * Trusts nothing: size, depth, count and repeated keys are checked before an object is handed out. It does not judge
 * the objects: parse() does.
 */
import type { BundleEvent, StreamLimits } from "./bundle-event.ts";
import { DocumentReader } from "./document-reader.ts";

export interface StreamOptions {
  readonly limits?: StreamLimits;
}

const DEFAULTS: Required<StreamLimits> = { depth: 64, objectBytes: 32 * 1024 * 1024, count: Number.POSITIVE_INFINITY };

/** Yields the objects of a bundle, a TAXII envelope or a bare list, or the one object that the stream holds. */
export async function* openBundle(
  chunks: AsyncIterable<Uint8Array>,
  options: StreamOptions = {},
): AsyncGenerator<BundleEvent> {
  const reader = new DocumentReader({ ...DEFAULTS, ...options.limits });
  for await (const chunk of chunks) {
    // untrusted: bytes from anybody
    if (chunk.length > 0) yield* reader.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (reader.ended) return;
  }
  yield* reader.end();
}
