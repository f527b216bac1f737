/**
 * Bytes of a text to characters, for formats that do not say their encoding: byte order marks, ISO-2022-JP by its
 * escapes, strict UTF-8, UTF-16 by its zero bytes, then Shift_JIS (CP932) or EUC-JP, whichever reads more like
 * Japanese. Every try is strict: nothing is repaired, and a text with control characters is no text.
 */
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "iso-2022-jp" | "shift_jis" | "euc-jp";

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Reads text of an unknown encoding. Codes: NOT_UTF8. */
export function decodeText(bytes: Uint8Array): Decoded {
  // untrusted: any bytes.
  const found = guesses(bytes)
    .flatMap((encoding) => {
      const text = strict(bytes, encoding);
      return text === undefined || CONTROL.test(text) ? [] : [{ text, encoding }];
    })
    .sort((a, b) => halfWidth(a.text) - halfWidth(b.text))[0];
  return found ? { ok: true, ...found } : { ok: false, fault: noText() };
}

/** Control characters that no text holds: everything but tab, line feed, form feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/u;

/** The encodings worth a try; more than one only where the bytes leave it open. */
function guesses(bytes: Uint8Array): readonly Encoding[] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ["utf-16le"];
  if (a === 0xfe && b === 0xff) return ["utf-16be"];
  if (escaped(bytes)) return ["iso-2022-jp"];
  const zero = zeroes(bytes);
  if (zero) return [zero];
  return strict(bytes, "utf-8") === undefined ? ["shift_jis", "euc-jp"] : ["utf-8"];
}

/** ESC `$` or ESC `(`: a switch of ISO-2022-JP (RFC 1468); all its bytes have seven bits. */
function escaped(bytes: Uint8Array): boolean {
  let found = false;
  for (const [at, byte] of bytes.entries()) {
    if (byte > 127) return false;
    if (byte === 0x1b && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28)) found = true;
  }
  return found;
}

const SAMPLE = 4096;

/** UTF-16 without a mark: nearly every second byte of a western text is zero, and never both of a pair. */
function zeroes(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE - (bytes.length % 2));
  if (bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const few = sample.length / 10;
  if (odd > few && even === 0) return "utf-16le";
  return even > few && odd === 0 ? "utf-16be" : undefined;
}

function strict(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** EUC-JP read as Shift_JIS is a row of half-width kana; the other way round it hardly ever reads at all. */
function halfWidth(text: string): number {
  return text.match(/[\uff61-\uff9f]/g)?.length ?? 0;
}

function noText(): IntakeFault {
  return fault(
    "NOT_UTF8",
    "",
    "This is no text in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP; save it again as UTF-8.",
    "UTF-8・UTF-16・Shift_JIS・EUC-JP・ISO-2022-JP のいずれの文字列としても読めません。UTF-8 で保存し直してください。",
  );
}
