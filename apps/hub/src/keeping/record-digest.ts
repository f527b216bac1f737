/**
 * What an act says of the record that it brought in: SHA-256(salt ‖ SHA-256(body) ‖ original), by which an altered record is found. The
 * salt lies with the record, sealed under its content key; when that is destroyed the digest on record can be tried out by nobody.
 */
import { createHash } from "node:crypto";

/** What is kept of a report, as it was understood and as it came. */
export interface RecordParts {
  /** The understood report as it is stored, opened. */
  readonly body: Uint8Array;
  /** SHA-256 of the bytes as they came, or the blob's address where they lie in the blob store; null where they lie with another report. */
  readonly original: Uint8Array | null;
}

export const RECORD_SALT_LENGTH = 32;

/** Hexadecimal. */
export function recordDigest(salt: Uint8Array, { body, original }: RecordParts): string {
  const whole = createHash("sha256").update(salt).update(sha256(body));
  return (original === null ? whole : whole.update(original)).digest("hex");
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
