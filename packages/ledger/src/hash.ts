/**
 * The hashes of a log: SHA-256 with the domain separation of RFC 6962 §2.1. No digest is computed here. An algorithm asks for the
 * digests that it needs, many at once where it can, and whoever runs it brings them: Node at once, a commissioner's browser
 * (WebCrypto) in time. So each algorithm is written once and proves the same in both.
 */

/** SHA-256 of the given bytes; 32 bytes. Must not keep or change its argument. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 of many, in their order. */
export type Digests = (many: readonly Uint8Array[]) => readonly Uint8Array[] | PromiseLike<readonly Uint8Array[]>;

/** An algorithm that yields what it wants hashed and goes on with the digests, in the same order. */
export type Hashing<T> = Generator<readonly Uint8Array[], T, readonly Uint8Array[]>;

/** Runs an algorithm to its end with a digest that answers at once. */
export function atOnce<T>(sha256: Sha256, work: Hashing<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next(step.value.map(sha256));
  return step.value;
}

/** Runs an algorithm to its end with digests that may be promised. */
export async function inTime<T>(digests: Digests, work: Hashing<T>): Promise<T> {
  let step = work.next();
  while (step.done !== true) step = work.next(await digests(step.value));
  return step.value;
}

/** Asks for one digest. */
export function* digestOf(bytes: Uint8Array): Hashing<Uint8Array> {
  const [digest] = yield [bytes];
  if (digest === undefined) throw new TypeError("a digest that was asked for did not come");
  return digest;
}

export const HASH_LENGTH = 32;

/** RFC 6962 §2.1: the hash of one leaf is SHA-256 of this, 0x00 ‖ entry. */
export function leafInput(entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return bytes;
}

/** RFC 6962 §2.1: the hash of an inner node is SHA-256 of this, 0x01 ‖ left ‖ right. */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_LENGTH);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_LENGTH);
  return bytes;
}

export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(leafInput(entry));

export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(nodeInput(left, right));

/** RFC 6962 §2.1: the root of the tree without leaves is SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Whether two hashes are the same 32 bytes. What is not 32 bytes long is equal to nothing. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === HASH_LENGTH && sameBytes(a, b);
}

/** Whether two byte strings are equal. What is compared is public: it need not take the same time. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
