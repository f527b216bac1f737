/**
 * Values in a pasted text, whatever stands between them: lines, commas, tabs, full-width separators, pipes of a table, quotes.
 * Each piece is recognised by itself, so that defanged and full-width spellings are read like all others.
 */
import type { Observable } from "../observable.ts";
import { recognise } from "../recognise.ts";

const SEPARATORS = /[\s,;、，；｜|"'“”「」『』]+/u;

export interface Pasted {
  /** As it was written. */
  readonly asked: string;
  /** Undefined where it is no value. */
  readonly value: Observable | undefined;
}

/** Each different piece once, in order. @param most pieces beyond this are left out */
export function pastedValues(
  text: string,
  most: number,
): { readonly pieces: readonly Pasted[]; readonly more: boolean } {
  const pieces = new Set<string>();
  // untrusted: anything that a clipboard holds
  for (const piece of text.split(SEPARATORS)) {
    if (piece === "") continue;
    if (pieces.size === most && !pieces.has(piece)) return { pieces: [...pieces].map(read), more: true };
    pieces.add(piece);
  }
  return { pieces: [...pieces].map(read), more: false };
}

const read = (asked: string): Pasted => ({ asked, value: recognise(asked) });
