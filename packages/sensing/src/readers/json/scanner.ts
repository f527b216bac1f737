/**
 * Scans one JSON object in one line of bytes (RFC 8259) and notes where watched values stand, without making a string or an
 * object. Agrees with `JSON.parse` on what is JSON and on what a document says: depth counts, escaped keys are keys, and of keys
 * that come twice the last one holds, with all that was below the first forgotten. Otherwise somebody who writes into a log
 * could forge the fields that decide. Trusts nothing.
 */

import { decodeEscapes } from "./escapes.ts";
import { keyHash, type WatchNode } from "./watch.ts";

/** Deeper documents are refused: no log is, and each level costs stack. */
export const DEPTH_MOST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BROKEN = -1;
const TOO_DEEP = -2;

/** 1 for what ends the quick run over a string: quote, backslash, control signs. */
const STOPS = Uint8Array.from({ length: 256 }, (_, c) => (c < 0x20 || c === QUOTE || c === BACKSLASH ? 1 : 0));

export class JsonScanner {
  /** Values found in the last object, by slot: how many, and where each begins and ends. */
  readonly counts: Int32Array;
  /** Begin and end of each value; from `bytes.length` on they stand in `spill`. Numbers have odd kinds, see `isNumber`. */
  readonly spans: Float64Array[];
  /** Strings that had to be decoded. */
  spill = new Uint8Array(4096);
  spilled = 0;
  /** A key of a closed object that is not watched was seen, or an object or a list where one value should stand. */
  sawUnknown = false;
  readonly #root: WatchNode;
  /** For each depth how many values there were when the object began. */
  readonly #marks: Int32Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #escaped = false;
  #hash = 0;

  constructor(root: WatchNode, slots: number) {
    this.#root = root;
    this.counts = new Int32Array(slots);
    this.#marks = new Int32Array(slots * (DEPTH_MOST + 1));
    this.spans = Array.from({ length: slots }, () => new Float64Array(4));
  }

  /** Points the scanner at bytes; what was spilled before is forgotten. */
  begin(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.spilled = 0;
  }

  /**
   * Scans the object that begins at `from`. Gives back where it ends; -1 where it is no JSON object, -2 where it is too deep.
   * A line feed is no blank here: it ends the record.
   */
  object(from: number): number {
    this.counts.fill(0);
    this.sawUnknown = false;
    const i = this.#blank(from);
    return this.#bytes[i] === 0x7b ? this.#object(i + 1, this.#root, 1) : BROKEN;
  }

  #object(from: number, node: WatchNode | undefined, depth: number): number {
    if (depth > DEPTH_MOST) return TOO_DEEP;
    const bytes = this.#bytes;
    if (depth > 1 && node !== undefined) this.#mark(node, depth);
    let seen = 0;
    let i = this.#blank(from);
    if (bytes[i] === 0x7d) return i + 1;
    for (;;) {
      if (bytes[i] !== QUOTE) return BROKEN;
      const keyFrom = i + 1;
      i = node === undefined ? this.#string(keyFrom) : this.#key(keyFrom);
      if (i < 0) return i;
      const child = node === undefined ? undefined : this.#childOf(node, keyFrom, i - 1);
      if (child === undefined) {
        if (node?.closed === true) this.sawUnknown = true;
      } else {
        if ((seen & child.bit) !== 0) this.#forget(child, depth);
        seen |= child.bit;
      }
      i = this.#blank(i);
      if (bytes[i] !== 0x3a) return BROKEN;
      i = this.#value(this.#blank(i + 1), child, depth);
      if (i < 0) return i;
      i = this.#blank(i);
      const c = bytes[i];
      if (c === 0x7d) return i + 1;
      if (c !== 0x2c) return BROKEN;
      i = this.#blank(i + 1);
    }
  }

  #mark(node: WatchNode, depth: number): void {
    const place = depth * this.counts.length;
    for (const slot of node.slots) this.#marks[place + slot] = this.counts[slot] ?? 0;
  }

  /** A key came again: what it said before in this object is not said any more. */
  #forget(child: WatchNode, depth: number): void {
    const place = depth * this.counts.length;
    for (const slot of child.slots) this.counts[slot] = this.#marks[place + slot] ?? 0;
  }

  #childOf(node: WatchNode, from: number, to: number): WatchNode | undefined {
    if (!node.hasKeys) return undefined;
    if (!this.#escaped) return node.child(this.#bytes, from, to, this.#hash);
    const decoded = new Uint8Array(to - from);
    const length = decodeEscapes(this.#bytes, from, to, decoded, 0);
    return node.child(decoded, 0, length, keyHash(decoded, 0, length));
  }

  #list(from: number, node: WatchNode | undefined, depth: number): number {
    if (depth > DEPTH_MOST) return TOO_DEEP;
    const bytes = this.#bytes;
    let i = this.#blank(from);
    if (bytes[i] === 0x5d) return i + 1;
    for (;;) {
      i = this.#value(i, node?.element, depth);
      if (i < 0) return i;
      i = this.#blank(i);
      const c = bytes[i];
      if (c === 0x5d) return i + 1;
      if (c !== 0x2c) return BROKEN;
      i = this.#blank(i + 1);
    }
  }

  #value(from: number, node: WatchNode | undefined, depth: number): number {
    const c = this.#bytes[from];
    if (c === QUOTE) {
      const end = this.#string(from + 1);
      if (end > 0 && node !== undefined && node.slot >= 0) this.#note(node.slot, from + 1, end - 1);
      return end;
    }
    if ((c === 0x7b || c === 0x5b) && node?.isValue === true) this.sawUnknown = true;
    if (c === 0x7b) return this.#object(from + 1, node, depth + 1);
    if (c === 0x5b) return this.#list(from + 1, node, depth + 1);
    if (c === 0x6e) return this.#word(from, "null");
    const word = c === 0x74 ? "true" : c === 0x66 ? "false" : undefined;
    const end = word === undefined ? this.#number(from) : this.#word(from, word);
    if (end > 0 && node !== undefined && node.slot >= 0 && (word === undefined || node.flag)) {
      this.#escaped = false;
      this.#note(node.slot, from, end);
    }
    return end;
  }

  #note(slot: number, from: number, to: number): void {
    let spans = this.spans[slot];
    const count = this.counts[slot] ?? 0;
    if (spans === undefined) return;
    if (2 * count + 2 > spans.length) {
      const wider = new Float64Array(2 * spans.length);
      wider.set(spans);
      this.spans[slot] = wider;
      spans = wider;
    }
    let [begin, end] = [from, to];
    if (this.#escaped) {
      this.makeRoom(to - from);
      begin = this.#bytes.length + this.spilled;
      this.spilled += decodeEscapes(this.#bytes, from, to, this.spill, this.spilled);
      end = this.#bytes.length + this.spilled;
    }
    spans[2 * count] = begin;
    spans[2 * count + 1] = end;
    this.counts[slot] = count + 1;
  }

  /** Room for `more` bytes in the spill. */
  makeRoom(more: number): void {
    if (this.spilled + more <= this.spill.length) return;
    const wider = new Uint8Array(Math.max(2 * this.spill.length, this.spilled + more));
    wider.set(this.spill.subarray(0, this.spilled));
    this.spill = wider;
  }

  /** As #string, and leaves the hash of a key without escapes. */
  #key(from: number): number {
    const bytes = this.#bytes;
    let hash = 0;
    for (let i = from; ; i++) {
      const c = bytes[i] ?? 0;
      if (STOPS[c] === 0) hash = (Math.imul(hash, 31) + c) | 0;
      else if (c === QUOTE) {
        this.#hash = hash;
        this.#escaped = false;
        return i + 1;
      } else return this.#string(from);
    }
  }

  /** From behind the opening quote to behind the closing one. Leaves whether there were escapes. */
  #string(from: number): number {
    const bytes = this.#bytes;
    this.#escaped = false;
    let i = from;
    for (;;) {
      while (STOPS[bytes[i] ?? 0] === 0) i++;
      const c = bytes[i] ?? 0;
      if (c === QUOTE) return i + 1;
      if (c !== BACKSLASH) return BROKEN;
      this.#escaped = true;
      const e = bytes[i + 1] ?? 0;
      if (e === 0x75) {
        for (let n = 2; n < 6; n++) if (!isHex(bytes[i + n] ?? 0)) return BROKEN;
        i += 6;
      } else if (ESCAPES[e] === 1) i += 2;
      else return BROKEN;
    }
  }

  #word(from: number, word: string): number {
    for (let n = 0; n < word.length; n++) if (this.#bytes[from + n] !== word.charCodeAt(n)) return BROKEN;
    return from + word.length;
  }

  /** RFC 8259 §6: no leading zeros, no plus, digits on both sides of the point. */
  #number(from: number): number {
    const bytes = this.#bytes;
    let i = bytes[from] === 0x2d ? from + 1 : from;
    const first = i;
    i = digitsEnd(bytes, i);
    if (i === first || (bytes[first] === 0x30 && i > first + 1)) return BROKEN;
    if (bytes[i] === 0x2e) {
      const point = i + 1;
      i = digitsEnd(bytes, point);
      if (i === point) return BROKEN;
    }
    if (bytes[i] === 0x65 || bytes[i] === 0x45) {
      const sign = bytes[i + 1] === 0x2b || bytes[i + 1] === 0x2d ? i + 2 : i + 1;
      i = digitsEnd(bytes, sign);
      if (i === sign) return BROKEN;
    }
    return i;
  }

  #blank(from: number): number {
    let i = from;
    for (;;) {
      const c = this.#bytes[i];
      if (c !== 0x20 && c !== 0x09 && c !== 0x0d) return i;
      i++;
    }
  }
}

const ESCAPES = Uint8Array.from({ length: 256 }, (_, c) => ('"\\/bfnrt'.includes(String.fromCharCode(c)) ? 1 : 0));

function digitsEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  for (;;) {
    const c = bytes[i] ?? 0;
    if (c < 0x30 || c > 0x39) return i;
    i++;
  }
}

function isHex(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || ((c | 0x20) >= 0x61 && (c | 0x20) <= 0x66);
}
