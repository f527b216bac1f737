/** What a stream of objects tells, and the limits under which it is read. */
import type { Fault } from "../faults.ts";

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
