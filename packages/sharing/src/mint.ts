/**
 * Ids of what is released, derived with the hub's secret. The same audience and value always have the same id, so that a
 * recipient finds its objects again; nobody without the secret can guess the id of a value, or see from two audiences' ids that
 * both were told of one. An audience is the set of its recipients, whatever the order calls it.
 */
import { createHmac, createSecretKey } from "node:crypto";

/** A name of several parts to an id in the form of a UUID of version 4, or to 32 bytes. */
export interface Mint {
  readonly uuid: (...name: readonly string[]) => string;
  readonly bytes: (...name: readonly string[]) => Buffer;
}

/** @param secret 32 bytes of the realm, for this purpose alone */
export function minting(secret: Buffer): Mint {
  // As a key object, made once: for the same bytes as a Buffer the engine makes one at each call.
  const key = createSecretKey(secret);
  // Length first, so that no two names run together; in one piece, since each piece costs as much as the digest of all.
  const bytes = (...name: readonly string[]): Buffer =>
    createHmac("sha256", key)
      .update(name.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""))
      .digest();
  return { bytes, uuid: (...name) => uuidOf(bytes(...name)) };
}

function uuidOf(digest: Buffer): string {
  const raw = Buffer.from(digest.subarray(0, 16));
  raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x40, 6);
  raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = raw.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The name of an audience: its recipients, in no order. */
export function audienceName(recipientIds: readonly string[]): string {
  return [...new Set(recipientIds)].sort().join(" ");
}
