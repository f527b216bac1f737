/**
 * The hashes of a log: SHA-256 with the domain separation of RFC 6962 §2.1. The digest itself is handed in, so that the same
 * code proves in Node and in a commissioner's browser.
 */

/** SHA-256 of the given bytes; 32 bytes. Must not keep or change its argument. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const HASH_LENGTH = 32;

/** RFC 6962 §2.1: the hash of one leaf is SHA-256(0x00 ‖ entry). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return sha256(bytes);
}

/** RFC 6962 §2.1: the hash of an inner node is SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_LENGTH);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_LENGTH);
  return sha256(bytes);
}

/** RFC 6962 §2.1: the root of the tree without leaves is SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Whether two hashes are the same 32 bytes. What is not 32 bytes long is equal to nothing. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === HASH_LENGTH && b.length === HASH_LENGTH && a.every((byte, at) => byte === b[at]);
}
