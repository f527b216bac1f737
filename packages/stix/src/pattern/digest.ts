/**
 * Tells whether a constant can be a digest of the algorithm that a path names, as in `file:hashes.'SHA-256'`
 * (STIX 2.1 §10, hash-algorithm-ov: the string MUST be a valid digest). Algorithms that are not known here pass.
 */
import type { ObjectPath } from "./tree.ts";

/** Hex digits of a digest by algorithm, spelt without hyphens and underscores, in capitals. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ["MD5", 32],
  ["SHA1", 40],
  ["SHA224", 56],
  ["SHA256", 64],
  ["SHA384", 96],
  ["SHA512", 128],
  ["SHA3224", 56],
  ["SHA3256", 64],
  ["SHA3384", 96],
  ["SHA3512", 128],
  ["RIPEMD160", 40],
  ["WHIRLPOOL", 128],
]);
const FUZZY: ReadonlyMap<string, RegExp> = new Map([
  ["SSDEEP", /^[0-9]+:[0-9A-Za-z/+]*:[0-9A-Za-z/+]*(?:,.*)?$/],
  ["TLSH", /^(?:T1)?[0-9A-Fa-f]{70}$/],
]);

/** The algorithm that a path names as a key of a `hashes` dictionary, as it is written. */
export function algorithmOf(path: ObjectPath): string | undefined {
  const [dictionary, key] = path.steps.slice(-2);
  if (path.steps.length < 2 || dictionary?.kind !== "key" || key?.kind !== "key") return undefined;
  return dictionary.name === "hashes" ? key.name : undefined;
}

/** The one spelling under which an algorithm is known: capitals, no hyphen, no underscore. */
export function plainAlgorithm(written: string): string {
  return written.toUpperCase().replace(/[-_]/g, "");
}

/** What is wrong with a value as a digest, or nothing. */
export function digestFault(path: ObjectPath, value: string): string | undefined {
  const written = algorithmOf(path);
  if (written === undefined) return undefined;
  const algorithm = plainAlgorithm(written);
  const digits = DIGITS.get(algorithm);
  if (digits !== undefined) {
    if (value.length === digits && /^[0-9A-Fa-f]*$/.test(value)) return undefined;
    return `This is no ${written} digest; write ${digits} hex digits.`;
  }
  const form = FUZZY.get(algorithm);
  return form === undefined || form.test(value) ? undefined : `This is no ${written} hash.`;
}
