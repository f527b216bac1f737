/**
 * Finds where one JSON value ends in a stream of bytes, across chunks, without building anything.
 * Counts depth and keys on the way: the depth is capped before the value is parsed, and more keys in the text than in
 * the parsed value means that a key was repeated.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export class ValueScanner {
  /** Property keys in the text so far. */
  keys = 0;
  /** The deepest nesting so far. */
  deepest = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #started = false;
  #scalar = false;

  /** Reads on from `at`; returns the place behind the value, or -1 when it goes on in the next chunk. */
  feed(chunk: Buffer, at: number): number {
    let place = at;
    while (place < chunk.length) {
      if (this.#inString) {
        place = this.#string(chunk, place);
        if (place < 0) return -1;
        if (this.#depth === 0) return place;
        continue;
      }
      const byte = chunk[place] ?? 0;
      if (this.#scalar) {
        // A number or word ends where something else begins.
        if (byte === 0x2c || byte === 0x5d || byte === 0x7d || byte <= 0x20) return place;
        place++;
        continue;
      }
      place++;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === 0x7b || byte === 0x5b) this.deepest = Math.max(this.deepest, ++this.#depth);
      else if (byte === 0x7d || byte === 0x5d) {
        if (--this.#depth <= 0) return place;
      } else if (byte === 0x3a) this.keys++;
      else if (!this.#started) this.#scalar = true;
      this.#started = true;
    }
    return -1;
  }

  /** The place behind the closing quote, or -1. */
  #string(chunk: Buffer, from: number): number {
    let start = from;
    if (this.#escaped) {
      this.#escaped = false;
      start++;
    }
    for (;;) {
      const quote = chunk.indexOf(QUOTE, start);
      const end = quote < 0 ? chunk.length : quote;
      let slashes = 0;
      while (end - 1 - slashes >= start && chunk[end - 1 - slashes] === BACKSLASH) slashes++;
      if (quote < 0) {
        this.#escaped = slashes % 2 === 1;
        return -1;
      }
      start = quote + 1;
      if (slashes % 2 === 0) {
        this.#inString = false;
        return start;
      }
    }
  }
}

/** How many keys a parsed value holds, at all depths. */
export function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) {
    let sum = 0;
    for (const item of value) sum += keysIn(item);
    return sum;
  }
  let sum = 0;
  for (const key of Object.keys(value)) sum += 1 + keysIn((value as Readonly<Record<string, unknown>>)[key]);
  return sum;
}
