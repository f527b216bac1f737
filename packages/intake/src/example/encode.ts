/**
 * Writes text in the encodings that Japanese senders still use. The platform reads them but does not write them, so
 * the table is its own reader turned round. For tests and demos.
 */
type Legacy = "shift_jis" | "euc-jp";

const tables = new Map<Legacy, ReadonlyMap<string, Uint8Array>>();

/** Bytes of the text; characters that the encoding does not have are left out. */
export function encodeText(text: string, encoding: Legacy | "iso-2022-jp" | "utf-16le" | "utf-16be"): Uint8Array {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return encoding === "utf-16be" ? bytes.swap16() : bytes;
  }
  const table = tableOf(encoding === "iso-2022-jp" ? "euc-jp" : encoding);
  const bytes: number[] = [];
  let wide = false;
  for (const character of text) {
    const code = table.get(character);
    if (!code) continue;
    if (encoding === "iso-2022-jp" && (code.length === 2) !== wide) {
      wide = !wide;
      bytes.push(0x1b, ...(wide ? [0x24, 0x42] : [0x28, 0x42]));
    }
    bytes.push(...code.map((byte) => (encoding === "iso-2022-jp" ? byte & 0x7f : byte)));
  }
  if (wide) bytes.push(0x1b, 0x28, 0x42);
  return Uint8Array.from(bytes);
}

function tableOf(encoding: Legacy): ReadonlyMap<string, Uint8Array> {
  const before = tables.get(encoding);
  if (before) return before;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, Uint8Array>();
  const add = (...bytes: number[]) => {
    const code = Uint8Array.from(bytes);
    const character = decoder.decode(code);
    if ([...character].length === 1 && character !== "\ufffd" && !table.has(character)) table.set(character, code);
  };
  for (let byte = 0; byte < 128; byte++) add(byte);
  for (let lead = 0x81; lead < 0xfd; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  tables.set(encoding, table);
  return table;
}
