/**
 * What an observable is: a kind and its canonical value. Two observables are equal if and only if both are equal.
 * The kinds are closed; anything that a format calls otherwise is mapped to one of them where it is read.
 */
import type { Refused } from "./faults.ts";

export const OBSERVABLE_KINDS = [
  "ipv4",
  "ipv6",
  "cidr",
  "domain",
  "url",
  "email",
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha3-224",
  "sha3-256",
  "sha3-384",
  "sha3-512",
  "ssdeep",
  "tlsh",
  "imphash",
  "authentihash",
  "wallet",
  "account",
  "filename",
  "asn",
  "ja3",
  "ja3s",
  "ja4",
  "jarm",
  "hassh",
  "mac",
  "cve",
  "phone",
  "registry-key",
  "mutex",
  "user-agent",
] as const;

export type ObservableKind = (typeof OBSERVABLE_KINDS)[number];

export interface Observable {
  readonly kind: ObservableKind;
  /** The canonical form: see `canonical`. */
  readonly value: string;
}

export type Canonical = ({ readonly ok: true } & Observable) | Refused;

/** An accepted value. */
export function accepted(kind: ObservableKind, value: string): Canonical {
  return { ok: true, kind, value };
}

const KINDS: ReadonlySet<string> = new Set(OBSERVABLE_KINDS);

/** Whether a word from outside (a form, an API, a file) names a kind. */
export function isObservableKind(word: string): word is ObservableKind {
  return KINDS.has(word);
}
