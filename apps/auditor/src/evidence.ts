/**
 * Where an auditor's evidence comes from and with what it computes: files by their path, digests, signatures, whoever provides
 * them. A folder on a disk, files that were dropped onto a page, a map in a test. Everything that is read is untrusted.
 */
import type { Sha256, VerifyEd25519 } from "@noroshi/ledger";
import type { CryptoKey } from "jose";

export interface Evidence {
  /** Undefined where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** All files, with forward slashes. */
  readonly list: () => Promise<readonly string[]>;
}

export interface Means {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
}

/** What the auditor brings along and trusts: never taken from the evidence itself. */
export interface Trust {
  /** The text of a trust policy (C2SP tlog-policy). */
  readonly policy?: string;
  /** The commission's private reading key. Without it entries stay sealed and only the log itself is verified. */
  readonly readingKey?: CryptoKey;
  /** A checkpoint that the auditor or a witness kept from earlier. */
  readonly remembered?: string;
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += PAIRS[byte] ?? "";
  return text;
}
