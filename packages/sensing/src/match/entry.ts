/** Reads what the arena of match tables says of one key: class, flags, kind, key, value and id. */
import { OBSERVABLE_KINDS, type ObservableKind } from "@noroshi/values";
import type { Fingerprint } from "./fingerprint.ts";
import { HEX_KINDS } from "./keys.ts";
import { CLASS } from "./layout.ts";

const decoder = new TextDecoder();

export class Entry {
  class = 0;
  flags = 0;
  keyFrom = 0;
  keyTo = 0;
  readonly #arena: Uint8Array;
  readonly #words = new Uint32Array(8);
  #kind = 0;
  #place = 0;

  constructor(arena: Uint8Array) {
    this.#arena = arena;
  }

  read(at: number): void {
    const arena = this.#arena;
    this.class = arena[at] ?? 0;
    this.flags = arena[at + 1] ?? 0;
    this.#kind = arena[at + 2] ?? 0;
    this.#place = at + 3;
    const length = this.#length();
    this.keyFrom = this.#place;
    this.keyTo = this.keyFrom + length;
  }

  get kind(): ObservableKind {
    return OBSERVABLE_KINDS[this.#kind] ?? "domain";
  }

  /** The canonical value of the indicator, and how its source calls it. */
  words(): { readonly value: string; readonly id: string } {
    this.#place = this.keyTo;
    const given = this.#text();
    const id = this.#text();
    return { value: given === "" ? this.#keyAsText() : given, id };
  }

  /** Word `n` of a key of addresses. */
  wordAt(n: number): number {
    const arena = this.#arena;
    const at = this.keyFrom + 4 * n;
    return (
      (((arena[at] ?? 0) << 24) | ((arena[at + 1] ?? 0) << 16) | ((arena[at + 2] ?? 0) << 8) | (arena[at + 3] ?? 0)) >>>
      0
    );
  }

  /** Leaves the key's fingerprint in `fingerprint.out`. */
  fingerprint(fingerprint: Fingerprint): void {
    if (this.class === CLASS.name) {
      const count = fingerprint.ofName(this.#arena, this.keyFrom, this.keyTo, CLASS.name);
      // A name of one label has no ending to be found by; its whole is its fingerprint.
      if (count === 0) fingerprint.ofBytes(this.#arena, this.keyFrom, this.keyTo, CLASS.name);
      return;
    }
    if (this.class >= CLASS.url) {
      fingerprint.ofBytes(this.#arena, this.keyFrom, this.keyTo, this.class);
      return;
    }
    const count = (this.keyTo - this.keyFrom) >> 2;
    for (let n = 0; n < count; n++) this.#words[n] = this.wordAt(n);
    if (count === 1) fingerprint.ofWord((this.#words[0] ?? 0) | 0, this.class);
    else fingerprint.ofWords(this.#words, 0, count, this.class);
  }

  sameKey(other: Entry): boolean {
    return this.class === other.class && this.#same(other, this.keyFrom, this.keyTo, other.keyFrom, other.keyTo);
  }

  /** Whether two entries of one key also agree on kind, flags, value and id. */
  says(other: Entry): boolean {
    if (this.#kind !== other.#kind || this.flags !== other.flags) return false;
    const [a, b] = [this.words(), other.words()];
    return a.value === b.value && a.id === b.id;
  }

  #same(other: Entry, from: number, to: number, otherFrom: number, otherTo: number): boolean {
    if (to - from !== otherTo - otherFrom) return false;
    for (let n = 0; n < to - from; n++) if (this.#arena[from + n] !== other.#arena[otherFrom + n]) return false;
    return true;
  }

  #keyAsText(): string {
    const key = Buffer.from(this.#arena.subarray(this.keyFrom, this.keyTo));
    if (this.class === CLASS.v4) return key.join(".");
    if (this.class === CLASS.text) return key.toString(HEX_KINDS.has(this.kind) ? "hex" : "utf8", 1);
    return key.toString("utf8");
  }

  #length(): number {
    const first = this.#arena[this.#place++] ?? 0;
    return first < 128 ? first : (first & 127) | ((this.#arena[this.#place++] ?? 0) << 7);
  }

  #text(): string {
    const length = this.#length();
    const text = decoder.decode(this.#arena.slice(this.#place, this.#place + length));
    this.#place += length;
    return text;
  }
}
