/**
 * Reads addresses straight out of bytes into four words; IPv4 becomes ::ffff:a.b.c.d. Strict: what is not an address in one of
 * the two notations (RFC 4291 §2.2, dotted decimal without leading zeros) is refused, never guessed.
 */

export const V4_PREFIX = 0x0000_ffff;

/** Whether the bytes from `from` to `to` are an address; if so its words are at `words[at..at+3]`. */
export function readAddress(bytes: Uint8Array, from: number, to: number, words: Uint32Array, at: number): boolean {
  for (let i = from; i < to && i < from + 5; i++) if (bytes[i] === 0x3a) return readV6(bytes, from, to, words, at);
  const v4 = readV4(bytes, from, to);
  if (v4 < 0) return false;
  words[at] = 0;
  words[at + 1] = 0;
  words[at + 2] = V4_PREFIX;
  words[at + 3] = v4;
  return true;
}

/**
 * Reads dotted decimal from `from` to a byte `stop`. Gives back where that is, with the address in `words[at..at+3]`; -1 where
 * anything else stands before it, with nothing written.
 */
export function readV4To(stop: number, bytes: Uint8Array, from: number, words: Uint32Array, at: number): number {
  let value = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  let i = from;
  for (; ; i++) {
    const c = (bytes[i] ?? 0) - 0x30;
    if (c >= 0 && c <= 9) {
      if ((digits > 0 && part === 0) || digits === 3) return -1;
      part = part * 10 + c;
      digits++;
    } else {
      if (digits === 0 || part > 255) return -1;
      value = ((value << 8) | part) >>> 0;
      if (c !== -2) break;
      dots++;
      part = 0;
      digits = 0;
    }
  }
  if (dots !== 3 || bytes[i] !== stop) return -1;
  words[at] = 0;
  words[at + 1] = 0;
  words[at + 2] = V4_PREFIX;
  words[at + 3] = value;
  return i;
}

/** Dotted decimal as an unsigned word, or -1. */
function readV4(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  let part = 0;
  let digits = 0;
  let parts = 0;
  for (let i = from; i <= to; i++) {
    const c = i < to ? (bytes[i] ?? 0) : 0x2e;
    if (c === 0x2e) {
      if (digits === 0 || part > 255) return -1;
      value = value * 256 + part;
      parts++;
      part = 0;
      digits = 0;
    } else if (c >= 0x30 && c <= 0x39) {
      if (digits > 0 && part === 0) return -1;
      part = part * 10 + c - 0x30;
      digits++;
      if (digits > 3) return -1;
    } else return -1;
  }
  return parts === 4 ? value : -1;
}

function readV6(bytes: Uint8Array, from: number, to: number, words: Uint32Array, at: number): boolean {
  const groups: number[] = [];
  let gap = -1;
  let value = 0;
  let digits = 0;
  let start = from;
  let i = from;
  if (bytes[from] === 0x3a) {
    if (bytes[from + 1] !== 0x3a) return false;
    gap = 0;
    i = from + 2;
    start = i;
  }
  for (; i <= to; i++) {
    const c = i < to ? (bytes[i] ?? 0) : 0x3a;
    const digit = hexDigit(c);
    if (digit >= 0) {
      value = value * 16 + digit;
      digits++;
      if (digits > 4) return false;
    } else if (c === 0x3a) {
      if (digits > 0) {
        groups.push(value);
        value = 0;
        digits = 0;
        if (i < to && bytes[i + 1] === 0x3a) {
          if (gap >= 0) return false;
          gap = groups.length;
          i++;
        } else if (i < to && i + 1 === to) return false;
      } else if (i < to || gap !== groups.length) return false;
      start = i + 1;
    } else if (c === 0x2e) {
      const v4 = readV4(bytes, start, to);
      if (v4 < 0) return false;
      groups.push(Math.floor(v4 / 65_536), v4 % 65_536);
      i = to;
    } else return false;
  }
  const missing = 8 - groups.length;
  if (gap < 0 ? missing !== 0 : missing < 1) return false;
  const whole = gap < 0 ? groups : [...groups.slice(0, gap), ...Array<number>(missing).fill(0), ...groups.slice(gap)];
  for (let w = 0; w < 4; w++) words[at + w] = ((whole[2 * w] ?? 0) * 65_536 + (whole[2 * w + 1] ?? 0)) >>> 0;
  return true;
}

function hexDigit(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  if (c >= 0x61 && c <= 0x66) return c - 0x57;
  if (c >= 0x41 && c <= 0x46) return c - 0x37;
  return -1;
}

/** An address in text as four words, or undefined. */
export function wordsOf(text: string): Uint32Array | undefined {
  const words = new Uint32Array(4);
  const bytes = new TextEncoder().encode(text);
  return readAddress(bytes, 0, bytes.length, words, 0) ? words : undefined;
}

/** Whether four words are an IPv4 address in IPv6 clothes. */
export function isV4(words: Uint32Array, at = 0): boolean {
  return words[at] === 0 && words[at + 1] === 0 && words[at + 2] === V4_PREFIX;
}
