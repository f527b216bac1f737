/**
 * The one source of randomness. An act gets its own stream, keyed by who acts and by the act's idempotency key, so that two
 * runs of the same acts give the same bytes whatever else happens in between; a live realm mixes in the system's own
 * randomness, so that nobody can foretell an id there. Construction: AES-256-CTR keystream under an HMAC-SHA-256 of the act.
 */
import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import { keyObject } from "../keeping/key-object.ts";

export interface Chance {
  bytes(length: number): Buffer;
  /** A random id in the form of a UUID of version 4 (RFC 9562). */
  uuid(): string;
}

export interface ActSeed {
  readonly actorId: string;
  /** The idempotency key of the act; two acts of one actor must differ in it. */
  readonly act: string;
}

/** The stream of one act in a realm. `secret` is the realm's derived key; `foretold` is true only for exercise and replay realms. */
export function chanceOf(secret: Buffer, seed: ActSeed, foretold: boolean): Chance {
  const mac = createHmac("sha256", keyObject(secret))
    .update(lengthPrefixed(seed.actorId))
    .update(lengthPrefixed(seed.act));
  if (!foretold) mac.update(randomBytes(32));
  return keystream(mac.digest());
}

/** The system's randomness, for keys, nonces and secrets: things that must differ even when an act is played again. */
export const systemChance: Chance = fromBytes((length) => randomBytes(length));

function keystream(key: Buffer): Chance {
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  return fromBytes((length) => cipher.update(Buffer.alloc(length)));
}

function fromBytes(bytes: (length: number) => Buffer): Chance {
  return {
    bytes,
    uuid: () => {
      const raw = bytes(16);
      raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x40, 6);
      raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = raw.toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Length first, so that no two pairs of actor and act run together into the same bytes. */
function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
