/**
 * STIX 2.0 as 2.1 where the hub does not do it: bundles that do not say what they are, and bundles and envelopes too large to be
 * read at once. Every note of what had to be decided is handed on. The bytes that are sent are the lifted ones; the original stays.
 */
import { type LiftNote, lift } from "@noroshi/stix";

export interface LiftedFile {
  readonly bytes: Buffer;
  readonly notes: readonly LiftNote[];
  /** Whether anything in it was 2.0. */
  readonly changed: boolean;
}

/** @param value a bundle or a TAXII envelope; objects of 2.1 in it stay as they are */
export function liftedFile(value: unknown): LiftedFile {
  const isBundle = typeof value === "object" && value !== null && "type" in value;
  // An envelope is lifted as the bundle that it would be, and becomes an envelope again.
  const lifted = lift(isBundle ? value : { type: "bundle", ...(value as object) });
  if (isBundle) return { bytes: encoded(lifted.object), notes: lifted.notes, changed: lifted.changed };
  const { type: _, ...envelope } = lifted.object as Record<string, unknown>;
  return { bytes: encoded(envelope), notes: lifted.notes, changed: lifted.changed };
}

const encoded = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
