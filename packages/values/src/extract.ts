/**
 * Every observable in a text, with its place.
 */
import type { Observable } from "./observable.ts";
import { recognise } from "./recognise.ts";

export interface Found extends Observable {
  /** The text as written: `text.slice(start, end)`. */
  readonly raw: string;
  /** UTF-16 positions in the given text. */
  readonly start: number;
  readonly end: number;
}

/** Observables in prose, in order, never overlapping. */
export function extract(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/[!-~]+/g)) {
    const observable = recognise(match[0]);
    if (observable)
      found.push({ ...observable, raw: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}
