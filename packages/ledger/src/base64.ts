/**
 * Standard base64 (RFC 4648 §4) in its one canonical form: padded, no blanks, no spare bits. Works in Node and browsers; by a table,
 * since a log of a million entries has as many salts to read.
 */
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const NONE = 64;
const VALUES = new Uint8Array(128).fill(NONE);
for (let value = 0; value < SIGNS.length; value++) VALUES[SIGNS.charCodeAt(value)] = value;

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes, or undefined when the text is not canonical base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const signs = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let held = 0;
  for (let at = 0, to = 0; at < signs; at++) {
    const code = text.charCodeAt(at);
    const value = code < VALUES.length ? (VALUES[code] ?? NONE) : NONE;
    if (value === NONE) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[to++] = (bits >> held) & 0xff;
  }
  // What is left over of the last sign says nothing, and may say nothing else.
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined;
}
