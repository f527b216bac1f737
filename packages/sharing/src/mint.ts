/**
 * Ids of what is released, derived with the hub's secret. The same audience and value always have the same id, so that a
 * recipient finds its objects again; nobody without the secret can guess the id of a value, or see from two audiences' ids that
 * both were told of one. An audience is the set of its recipients, whatever the order calls it.
 */
import { hash } from "node:crypto";

/** A name of several parts to an id in the form of a UUID of version 4, or to 32 bytes. */
export interface Mint {
  readonly uuid: (...name: readonly string[]) => string;
  readonly bytes: (...name: readonly string[]) => Buffer;
  /** The same 32 bytes in hexadecimal digits. */
  readonly hex: (...name: readonly string[]) => string;
}

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/** @param secret 32 bytes of the realm, for this purpose alone */
export function minting(secret: Buffer): Mint {
  const mac = macOf(secret);
  // Length first, so that no two names run together.
  const hex = (...name: readonly string[]): string =>
    mac(name.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""));
  return { hex, bytes: (...name) => Buffer.from(hex(...name), "hex"), uuid: (...name) => uuidOf(hex(...name)) };
}

/**
 * HMAC-SHA-256 (RFC 2104) in hexadecimal digits, as two digests at once: an object of the engine's for each of a release's hundreds of
 * thousands of names costs more than its digests do.
 */
function macOf(secret: Buffer): (text: string) => string {
  const key = secret.length > BLOCK ? hash("sha256", secret, "buffer") : secret;
  const padded = (pad: number): Buffer => {
    const block = Buffer.alloc(BLOCK, pad);
    for (const [n, byte] of key.entries()) block[n] = byte ^ pad;
    return block;
  };
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(32)]);
  let inner = Buffer.concat([padded(0x36), Buffer.alloc(1_024)]);
  return (text) => {
    // No code unit takes more than three bytes.
    if (BLOCK + 3 * text.length > inner.length)
      inner = Buffer.concat([inner.subarray(0, BLOCK), Buffer.alloc(3 * text.length)]);
    const end = BLOCK + inner.write(text, BLOCK);
    outer.write(hash("sha256", inner.subarray(0, end), "binary"), BLOCK, "binary");
    return hash("sha256", outer, "hex");
  };
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
