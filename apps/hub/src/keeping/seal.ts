/**
 * AES-256-GCM over one piece of content, bound to the place it lies in: a sealed value that is moved to another row or
 * another table does not open. Layout: version (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16).
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { systemChance } from "../db/chance.ts";
import { KeepingError } from "./errors.ts";
import { keyObject } from "./key-object.ts";

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
/** How many bytes a seal adds. */
export const SEAL_OVERHEAD = 1 + NONCE + TAG;

/** Seals `plain` under `key`; `place` is authenticated, not stored. A fresh random nonce each time: at most 2^32 seals a key (NIST SP 800-38D §8.3). */
export function seal(key: Buffer, place: string, plain: Uint8Array): Buffer {
  const nonce = systemChance.bytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyObject(key), nonce).setAAD(Buffer.from(place, "utf8"));
  const body = cipher.update(plain);
  const end = cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, body, end, cipher.getAuthTag()]);
}

/** Opens a seal. Code: SEAL_BROKEN when the bytes, the key or the place is not the one it was sealed with. */
export function unseal(key: Buffer, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < SEAL_OVERHEAD || bytes[0] !== VERSION) throw broken(place);
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyObject(key), bytes.subarray(1, 1 + NONCE))
      .setAAD(Buffer.from(place, "utf8"))
      .setAuthTag(bytes.subarray(bytes.length - TAG));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG)), decipher.final()]);
  } catch (cause) {
    throw broken(place, cause);
  }
}

function broken(place: string, cause?: unknown): KeepingError {
  return new KeepingError(
    "SEAL_BROKEN",
    `What is stored at ${place} does not open: it was changed, or its key is another.`,
    cause,
  );
}
