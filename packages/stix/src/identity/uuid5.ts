/**
 * Name-based identifiers (RFC 4122 §4.3, version 5) and their seeded version-4 shape.
 * Pure: the same name gives the same identifier on every machine.
 */
import { createHash } from "node:crypto";

const hex = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString("hex");
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20, 32)}`;
};

const stamp = (digest: Uint8Array, version: number): string => {
  const bytes = Uint8Array.prototype.slice.call(digest, 0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes);
};

/** The version-5 UUID of a name in a namespace (a UUID in text form). */
export function uuid5(namespace: string, name: string): string {
  const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
  return stamp(createHash("sha1").update(space).update(name, "utf8").digest(), 5);
}

/** A UUID in version-4 form drawn from a seed instead of from chance, so that what is derived can be derived again. */
export function seededUuid4(seed: string): string {
  return stamp(createHash("sha256").update(seed, "utf8").digest(), 4);
}
