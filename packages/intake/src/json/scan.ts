/**
 * Walks hostile JSON text once, before anything is built from it, and finds what `JSON.parse` would let through:
 * nesting that is too deep, too many values, over-long strings, duplicate names, the name `__proto__`, and characters that
 * no later stage can carry (NUL, half of a surrogate pair).
 * It does not judge the grammar; `JSON.parse` does that afterwards. Linear in the text, no recursion.
 */
import type { Limits } from "../limits.ts";

export type ScanFault =
  | { readonly kind: "depth" | "values" | "length" | "character"; readonly at: number }
  | { readonly kind: "duplicate" | "proto"; readonly at: number; readonly name: string };

const QUOTE = 34;
const BACKSLASH = 92;
const LETTER_U = 117;

/** The first fault in the text, or undefined when the text is safe to parse. */
export function scan(text: string, limits: Limits): ScanFault | undefined {
  // untrusted: the text comes from the sender as it is.
  const names: (Set<string> | undefined)[] = [];
  let expectName = false;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = closing(text, at + 1);
      if (end < 0) return { kind: "character", at };
      if (end - at - 1 > limits.stringLength) return { kind: "length", at };
      const seen = names.at(-1);
      if (expectName && seen) {
        const name = decoded(text.slice(at + 1, end));
        if (name === "__proto__") return { kind: "proto", at, name };
        if (seen.has(name)) return { kind: "duplicate", at, name };
        seen.add(name);
        expectName = false;
      } else {
        values++;
      }
      at = end;
    } else if (code === 123 || code === 91) {
      names.push(code === 123 ? new Set() : undefined);
      if (names.length > limits.depth) return { kind: "depth", at };
      expectName = code === 123;
      values++;
    } else if (code === 125 || code === 93) {
      names.pop();
      expectName = false;
    } else if (code === 44) {
      expectName = names.at(-1) !== undefined;
      values++;
    }
    if (values > limits.values) return { kind: "values", at };
  }
  return undefined;
}

/** Index of the closing quote of a string that starts at `from`; the text's length if it never closes, -1 if it holds what nobody can carry. */
function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code !== BACKSLASH) continue;
    at++;
    if (text.charCodeAt(at) !== LETTER_U) continue;
    const unit = Number.parseInt(text.slice(at + 1, at + 5), 16);
    if (unit === 0 || isLow(unit)) return -1;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      if (text.charCodeAt(at + 5) !== BACKSLASH || text.charCodeAt(at + 6) !== LETTER_U) return -1;
      if (!isLow(Number.parseInt(text.slice(at + 7, at + 11), 16))) return -1;
      at += 6;
    }
    at += 4;
  }
  return text.length;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A name with its escapes resolved, so that `"a"` and `"\u0061"` are seen as the same name. */
function decoded(raw: string): string {
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
