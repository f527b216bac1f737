/**
 * What of an act stands in the public log: a commitment and nothing else, SHA-256(salt ‖ entry). The salt lies with the entry;
 * once both are destroyed the leaf tells nothing, so that erasure never touches the log. Padding leaves look the same.
 */

/** Shorter salts could be tried out. */
export const SALT_LENGTH = 32;

/** The public entry of an act is SHA-256 of this. The salt is drawn once, by chance, for this entry alone. */
export function commitmentInput(salt: Uint8Array, entry: Uint8Array): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError(`a salt has ${SALT_LENGTH} bytes`);
  const bytes = new Uint8Array(salt.length + entry.length);
  bytes.set(salt);
  bytes.set(entry, salt.length);
  return bytes;
}
