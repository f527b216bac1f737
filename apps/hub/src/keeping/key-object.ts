/**
 * A secret as the engine's own key object, made once: node:crypto takes six times as long for the same bytes as a Buffer,
 * since it looks each time whether they are a key.
 */
import { createSecretKey, type KeyObject } from "node:crypto";

const made = new WeakMap<Buffer, KeyObject>();

/** Trusts: nobody writes into a key's bytes after it was used first. */
export function keyObject(bytes: Buffer): KeyObject {
  const known = made.get(bytes);
  if (known) return known;
  const fresh = createSecretKey(bytes);
  made.set(bytes, fresh);
  return fresh;
}
