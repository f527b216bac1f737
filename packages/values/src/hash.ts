/**
 * File hashes: the kind is declared, its number of digits is checked, the digits are in lower case.
 * Kinds of one length (sha256, sha3-256, authentihash) never equal each other: the same digits under another kind are another value.
 * TLSH is upper case with its version `T1`, as its own tool prints it; ssdeep keeps its case, which carries meaning.
 */
import { refused } from "./faults.ts";
import { accepted, type Canonical, type ObservableKind } from "./observable.ts";

type HexHashKind = keyof typeof HEX_DIGITS;

/** Hexadecimal digits of each kind. */
export const HEX_DIGITS = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
  "sha3-224": 56,
  "sha3-256": 64,
  "sha3-384": 96,
  "sha3-512": 128,
  imphash: 32,
  authentihash: 64,
  ja3: 32,
  ja3s: 32,
  hassh: 32,
  jarm: 62,
} as const;

/** What a bare run of hexadecimal digits is, by its length alone. */
export const KIND_BY_DIGITS: ReadonlyMap<number, ObservableKind> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [56, "sha224"],
  [64, "sha256"],
  [96, "sha384"],
  [128, "sha512"],
]);

const SSDEEP = /^(\d{1,10}:[A-Za-z0-9+/]{1,64}:[A-Za-z0-9+/]{0,64})(?:,".*)?$/;
const TLSH = /^(?:T1)?([0-9A-F]{70})$/i;

/** Whether a text is `digits` lower-case hexadecimal digits. */
export function isLowerHex(text: string, digits: number): boolean {
  if (text.length !== digits) return false;
  for (let at = 0; at < digits; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** Canonical hash of clean text. */
export function readHexHash(kind: HexHashKind, text: string): Canonical {
  const lower = text.replace(/^0x/i, "").toLowerCase();
  if (isLowerHex(lower, HEX_DIGITS[kind])) return accepted(kind, lower);
  return refused(/^[0-9a-f]+$/.test(lower) ? "hash-length" : "hash-form");
}

/** Canonical ssdeep: `blocksize:hash:hash`, without the file name that the tool appends. */
export function readSsdeep(text: string): Canonical {
  const parts = SSDEEP.exec(text);
  return parts?.[1] === undefined ? refused("hash-form") : accepted("ssdeep", parts[1]);
}

/** Canonical TLSH: `T1` and 70 digits in upper case; digests from before the version prefix gain it. */
export function readTlsh(text: string): Canonical {
  const digits = TLSH.exec(text)?.[1];
  return digits === undefined ? refused("hash-form") : accepted("tlsh", `T1${digits.toUpperCase()}`);
}
