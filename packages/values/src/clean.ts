/**
 * Step 1 of every canonical value: NFKC, no zero-width characters, no blanks at the ends.
 * Trusts nothing: control characters and lone surrogates are refused, since no store and no format carries them safely.
 * Zero-width characters leave before NFKC as well, or a base and its accent would compose only on the second pass.
 */
import { type Refused, refused } from "./faults.ts";

/** Longest value that is looked at, in UTF-16 units. */
const VALUE_LIMIT = 16_384;

/** U+200B–200D, U+2060, U+FEFF. */
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
const EXOTIC = /[^\x20-\x7e]/;
const CONTROL = /\p{Cc}/u;

/** The text after step 1, or why it cannot be a value. Idempotent. */
export function clean(raw: string): string | Refused {
  if (raw.length > VALUE_LIMIT) return refused("too-long");
  let text = raw;
  if (EXOTIC.test(text)) {
    if (!text.isWellFormed()) return refused("broken-unicode");
    text = text.replace(ZERO_WIDTH, "").normalize("NFKC").replace(ZERO_WIDTH, "");
    text = text.trim();
    if (text.length > VALUE_LIMIT) return refused("too-long");
    if (CONTROL.test(text)) return refused("control-character");
  } else {
    text = text.trim();
  }
  return text === "" ? refused("empty") : text;
}
