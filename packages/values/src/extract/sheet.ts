/**
 * The text under search: a shadow in which full-width signs are ASCII and invisible ones are gone, with the way back to
 * every place in the original, and a record of what is already claimed so that nothing is found twice.
 */
import type { Observable } from "../observable.ts";

export interface Found extends Observable {
  /** The text as written: `text.slice(start, end)`. */
  readonly raw: string;
  /** UTF-16 positions in the given text. */
  readonly start: number;
  readonly end: number;
}

export class Sheet {
  readonly shadow: string;
  /** Whether the original is ASCII throughout, so that the narrow patterns do. */
  readonly ascii: boolean;
  readonly #text: string;
  /** Original place of every shadow unit; absent where both are the same text. */
  readonly #places: Int32Array | undefined;
  readonly #taken: Uint8Array;
  readonly #found: Found[] = [];

  constructor(text: string) {
    this.#text = text;
    this.ascii = !/[^\0-\x7f]/.test(text);
    if (this.ascii) {
      this.shadow = text;
      this.#places = undefined;
    } else {
      const places = new Int32Array(text.length);
      let length = 0;
      const units = new Uint16Array(text.length);
      for (let at = 0; at < text.length; at++) {
        const unit =
          text.charCodeAt(at) === WIDE_STOP && ASCII_LETTER.test(text.charAt(at - 1))
            ? STOP
            : fold(text.charCodeAt(at));
        if (unit === DROPPED) continue;
        units[length] = unit;
        places[length++] = at;
      }
      this.shadow = textOf(units.subarray(0, length));
      this.#places = places.subarray(0, length);
    }
    this.#taken = new Uint8Array(this.shadow.length);
  }

  /** Whether a unit of the shadow was full-width or otherwise folded in the original. */
  folded(at: number): boolean {
    return this.#places !== undefined && this.#text.charCodeAt(this.#places[at] ?? 0) !== this.shadow.charCodeAt(at);
  }

  /** Whether every unit of a stretch of the shadow is free. */
  free(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#taken[at] === 1) return false;
    return true;
  }

  /** Takes a stretch of the shadow out of the search without finding anything in it. */
  cover(from: number, to: number): void {
    this.#taken.fill(1, from, to);
  }

  /** Claims a stretch of the shadow for an observable. */
  claim(observable: Observable, from: number, to: number): void {
    this.cover(from, to);
    const start = this.#place(from);
    const end = this.#place(to - 1) + 1;
    this.#found.push({ ...observable, raw: this.#text.slice(start, end), start, end });
  }

  /** What was claimed, in the order of the text. */
  found(): readonly Found[] {
    return this.#found.sort((a, b) => a.start - b.start);
  }

  #place(at: number): number {
    return this.#places === undefined ? at : (this.#places[at] ?? 0);
  }
}

const DROPPED = -1;
/** `．` behind an ASCII letter is either a defanged dot or the end of a sentence, as `。` is; between full-width ones a dot. */
const WIDE_STOP = 0xff0e;
const STOP = 0x3002;
const ASCII_LETTER = /[A-Za-z0-9]/;

/** One UTF-16 unit as the shadow shows it: each unit becomes one or none, so that places stay countable. */
function fold(unit: number): number {
  if (unit < 0x80) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  return FOLDS.get(unit) ?? unit;
}

const FOLDS: ReadonlyMap<number, number> = new Map(
  (
    [
      ["\u200b\u200c\u200d\u2060\ufeff\u00ad", DROPPED],
      ["\u3000\u00a0\u2007\u202f\u2009", 32],
      ["\uff61", 0x3002],
      ["\u2024\ufe52", 46],
      ["\u2010\u2011", 45],
      ["「『【〔〈《｢", 91],
      ["」』】〕〉》｣", 93],
      ["“”„", 34],
      ["‘’", 39],
    ] as const
  ).flatMap(([units, to]) => [...units].map((unit) => [unit.charCodeAt(0), to] as const)),
);

function textOf(units: Uint16Array): string {
  let text = "";
  // fromCharCode takes its units as arguments: small pieces keep the stack safe
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192));
  return text;
}
