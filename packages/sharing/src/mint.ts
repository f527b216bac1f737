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
  /** The same 32 bytes in hexadecimal digits. */
  readonly hex: (...name: readonly string[]) => string;
}

/** @param secret 32 bytes of the realm, for this purpose alone */
export function minting(secret: Buffer): Mint {
  // As a key object, made once: for the same bytes as a Buffer the engine makes one at each call.
  const key = createSecretKey(secret);
  // Length first, so that no two names run together; in one piece, since each piece costs as much as the digest of all.
  const mac = (name: readonly string[]) =>
    createHmac("sha256", key).update(name.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""));
  const hex = (...name: readonly string[]): string => mac(name).digest("hex");
  return { hex, bytes: (...name) => mac(name).digest(), uuid: (...name) => uuidOf(hex(...name)) };
}

/** Of the first 16 bytes; version 4, variant of RFC 9562. */
function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The name of an audience: its recipients, in no order. */
export function audienceName(recipientIds: readonly string[]): string {
  return [...new Set(recipientIds)].sort().join(" ");
}
