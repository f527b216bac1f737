/** Decodes the escapes of a JSON string that was found to be well formed (RFC 8259 §7) into UTF-8. Never longer than it was. */

const SIMPLE: Readonly<Record<number, number>> = { 98: 8, 102: 12, 110: 10, 114: 13, 116: 9 };

/** Writes the text between `from` and `to` into `out` from `at` on; gives back how many bytes. Lone surrogates become U+FFFD. */
export function decodeEscapes(bytes: Uint8Array, from: number, to: number, out: Uint8Array, at: number): number {
  let end = at;
  for (let i = from; i < to; ) {
    const c = bytes[i] ?? 0;
    if (c !== 0x5c) {
      out[end++] = c;
      i++;
      continue;
    }
    const e = bytes[i + 1] ?? 0;
    if (e !== 0x75) {
      out[end++] = SIMPLE[e] ?? e;
      i += 2;
      continue;
    }
    let code = unitAt(bytes, i + 2);
    i += 6;
    if (code >= 0xd800 && code < 0xdc00 && i + 6 <= to && bytes[i] === 0x5c && bytes[i + 1] === 0x75) {
      const low = unitAt(bytes, i + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      }
    }
    end = put(code >= 0xd800 && code < 0xe000 ? 0xfffd : code, out, end);
  }
  return end - at;
}

function put(code: number, out: Uint8Array, at: number): number {
  let end = at;
  if (code < 0x80) out[end++] = code;
  else if (code < 0x800) {
    out[end++] = 0xc0 | (code >> 6);
    out[end++] = 0x80 | (code & 63);
  } else if (code < 0x10000) {
    out[end++] = 0xe0 | (code >> 12);
    out[end++] = 0x80 | ((code >> 6) & 63);
    out[end++] = 0x80 | (code & 63);
  } else {
    out[end++] = 0xf0 | (code >> 18);
    out[end++] = 0x80 | ((code >> 12) & 63);
    out[end++] = 0x80 | ((code >> 6) & 63);
    out[end++] = 0x80 | (code & 63);
  }
  return end;
}

function unitAt(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let n = 0; n < 4; n++) {
    const c = bytes[at + n] ?? 0;
    unit = unit * 16 + (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
  }
  return unit;
}
