/**
 * Reads a bundle of any size as a stream, one object at a time, in the memory of one object.
 * Trusts nothing: size, depth, count and repeated keys are checked before an object is handed out. It does not judge
 * the objects: parse() does.
 */
import type { Fault } from "../faults.ts";
import { DocumentReader } from "./document-reader.ts";

export type BundleEvent =
  /** An object, its place in the list, and the byte where it begins. */
  | { readonly object: unknown; readonly index: number; readonly offset: number }
  /** Once, at the end: what stood around the objects (type, id; of a TAXII envelope more and next). */
  | { readonly header: Readonly<Record<string, unknown>> }
  /** Something that could not be read; a broken document yields nothing after it. */
  | { readonly fault: Fault };

export interface StreamLimits {
  /** Deepest nesting inside one object (default 64). */
  readonly depth?: number;
  /** Longest object in bytes (default 32 MiB). */
  readonly objectBytes?: number;
  /** Most objects (default: as many as there are). */
  readonly count?: number;
}

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
