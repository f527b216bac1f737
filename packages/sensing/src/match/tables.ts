/**
 * Asks match tables for values. Equal fingerprints are only a candidate: the exact key is compared in cold memory before
 * anything is found. Trusts the shared memory (this host made it); not the values asked for.
 */
import type { ObservableKind } from "@noroshi/values";
import { Entry } from "./entry.ts";
import { Fingerprint } from "./fingerprint.ts";
import { maskedWord } from "./keys.ts";
import {
  BLOCK_WORDS,
  CLASS,
  EXACT_ONLY,
  FILTER4_AT,
  FILTER6_AT,
  inBlock,
  LENGTHS4_AT,
  LENGTHS6_AT,
  PER_CLASS,
  PORTED,
  placeOf,
  ROW_WORDS,
  type SharedTables,
  SLOT_WORDS,
  TEXTS_AT,
  WHOLE_HOST,
} from "./layout.ts";

/** What one row says. */
export interface Assertion {
  readonly kind: ObservableKind;
  readonly value: string;
  readonly id: string;
  readonly line: number;
  /** The indicator is a URL that names this whole host. */
  readonly ofUrl: boolean;
  /** The port that an end must have; undefined where any will do. */
  readonly port: number | undefined;
}

/** Behind the last colon; a URL may have its slash after it. */
const PORT = /:(\d{1,5})\/?$/;

export class Tables {
  readonly version: string;
  readonly assertions: number;
  /** Whether any indicator has a port. */
  readonly ported: boolean;
  /** One bit for each kind of text that is in the tables. */
  readonly #texts: number;
  /** Hot bytes of all tables. */
  readonly hotBytes: number;
  readonly coldBytes: number;
  readonly #hot: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #arena: Uint8Array;
  readonly #windows: Float64Array | undefined;
  readonly #fingerprint: Fingerprint;
  readonly #entry: Entry;
  readonly #lengths4: readonly number[];
  readonly #lengths6: readonly number[];
  readonly #words = new Uint32Array(8);
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #to = 0;

  constructor(shared: SharedTables, fingerprint: Fingerprint = new Fingerprint(shared.seed)) {
    this.version = shared.version;
    this.assertions = shared.assertions;
    this.ported = shared.ported;
    this.hotBytes = shared.hot.byteLength;
    this.coldBytes = shared.rows.byteLength + shared.arena.byteLength + (shared.windows?.byteLength ?? 0);
    this.#hot = new Uint32Array(shared.hot);
    this.#rows = new Uint32Array(shared.rows, 0, ROW_WORDS * shared.assertions);
    this.#arena = new Uint8Array(shared.arena, 0, shared.arena.byteLength);
    this.#windows =
      shared.windows === undefined ? undefined : new Float64Array(shared.windows, 0, 2 * shared.assertions);
    this.#fingerprint = fingerprint;
    this.#entry = new Entry(this.#arena);
    this.#texts = this.#hot[TEXTS_AT] ?? 0;
    this.#lengths4 = this.#lengthsAt(LENGTHS4_AT, 32);
    this.#lengths6 = this.#lengthsAt(LENGTHS6_AT, 128);
  }

  /** Whether any value of a class is in the tables. */
  holds(cls: number): boolean {
    return (this.#hot[PER_CLASS * cls + 2] ?? 0) > 0;
  }

  /** Whether any text of a kind (by its number) is in the tables. */
  holdsText(kind: number): boolean {
    return ((this.#texts >>> kind) & 1) === 1;
  }

  /** The longest run of taken slots of a class: what a look-up may have to walk. */
  longestRun(cls: number): number {
    const [slots = 0, first = 0] = this.#hot.subarray(PER_CLASS * cls + 2, PER_CLASS * cls + 4);
    let [run, longest] = [0, 0];
    for (let place = 0; place < 2 * slots && run < slots; place++) {
      run = this.#hot[first + SLOT_WORDS * (place % slots) + 2] === 0 ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** The first row of an IPv4 address, or -1. */
  ofV4(word: number): number {
    if (!this.holds(CLASS.v4)) return -1;
    this.#fingerprint.ofWord(word | 0, CLASS.v4);
    this.#words[0] = word;
    return this.#find(CLASS.v4, this.#fingerprint.out[0] ?? 0, this.#fingerprint.out[1] ?? 0);
  }

  /** The first row of an IPv6 address of four words, or -1. */
  ofV6(words: Uint32Array, at: number): number {
    if (!this.holds(CLASS.v6)) return -1;
    for (let n = 0; n < 4; n++) this.#words[n] = words[at + n] ?? 0;
    this.#fingerprint.ofWords(this.#words, 0, 4, CLASS.v6);
    return this.#find(CLASS.v6, this.#fingerprint.out[0] ?? 0, this.#fingerprint.out[1] ?? 0);
  }

  /** Whether any range begins like this address. Cheap; ask before `ofRange4`. */
  mayBeInRange4(word: number): boolean {
    return this.#filtered(FILTER4_AT, word >>> 16);
  }

  mayBeInRange6(word: number): boolean {
    return this.#filtered(FILTER6_AT, word >>> 16);
  }

  /** The first rows of all ranges around an IPv4 address, widest first. */
  ofRange4(word: number): number[] {
    const found: number[] = [];
    for (const length of this.#lengths4) {
      this.#words[0] = maskedWord(word, length);
      this.#words[1] = length;
      this.#fingerprint.ofWords(this.#words, 0, 2, CLASS.range4);
      const row = this.#find(CLASS.range4, this.#fingerprint.out[0] ?? 0, this.#fingerprint.out[1] ?? 0);
      if (row >= 0) found.push(row);
    }
    return found;
  }

  ofRange6(words: Uint32Array, at: number): number[] {
    const found: number[] = [];
    for (const length of this.#lengths6) {
      for (let n = 0; n < 4; n++) this.#words[n] = maskedWord(words[at + n] ?? 0, length - 32 * n);
      this.#words[4] = length;
      this.#fingerprint.ofWords(this.#words, 0, 5, CLASS.range6);
      const row = this.#find(CLASS.range6, this.#fingerprint.out[0] ?? 0, this.#fingerprint.out[1] ?? 0);
      if (row >= 0) found.push(row);
    }
    return found;
  }

  /**
   * How many endings of a name are to be asked for with `ofEnding`; the last is the whole name. The bytes may hold capitals.
   */
  endingsOf(bytes: Uint8Array, from: number, to: number): number {
    if (!this.holds(CLASS.name)) return 0;
    this.#bytes = bytes;
    this.#to = to;
    return this.#fingerprint.ofName(bytes, from, to, CLASS.name);
  }

  /** The first row of an ending of the last name, or -1. */
  ofEnding(n: number): number {
    const fingerprint = this.#fingerprint;
    this.#from = fingerprint.begins[n] ?? this.#to;
    return this.#find(CLASS.name, fingerprint.endings[2 * n] ?? 0, fingerprint.endings[2 * n + 1] ?? 0);
  }

  /** The first row of a URL as `urlKey` writes it, or of a text as `textKey` does; -1 for none. */
  ofBytes(cls: number, bytes: Uint8Array, from: number, to: number): number {
    if (!this.holds(cls)) return -1;
    this.#fingerprint.ofBytes(bytes, from, to, cls);
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    return this.#find(cls, this.#fingerprint.out[0] ?? 0, this.#fingerprint.out[1] ?? 0);
  }

  /** The next assertion of the same key, or -1. */
  after(row: number): number {
    return (this.#rows[ROW_WORDS * row + 1] ?? 0) - 1;
  }

  /** Whether this assertion may match what is only below its name. */
  mayBeParent(row: number): boolean {
    this.#entry.read(this.#rows[ROW_WORDS * row] ?? 0);
    return (this.#entry.flags & EXACT_ONLY) === 0;
  }

  /** Whether an assertion holds at a time in microseconds. NaN (nobody knows when) is inside of no window. */
  holdsAt(row: number, time: number): boolean {
    const windows = this.#windows;
    if (windows === undefined) return true;
    const from = windows[2 * row] ?? -Infinity;
    const until = windows[2 * row + 1] ?? Infinity;
    return (from === -Infinity && until === Infinity) || (time >= from && time < until);
  }

  /** All that an assertion says. */
  assertion(row: number): Assertion {
    this.#entry.read(this.#rows[ROW_WORDS * row] ?? 0);
    const { value: given, id } = this.#entry.words();
    const { kind, flags } = this.#entry;
    const ofUrl = (flags & WHOLE_HOST) !== 0;
    const ported = (flags & PORTED) === 0 ? null : PORT.exec(given);
    const value = ported === null || ofUrl ? given : given.slice(0, ported.index);
    const port = ported === null ? undefined : Number(ported[1]);
    return { kind, value, id, line: this.#rows[ROW_WORDS * row + 2] ?? 0, ofUrl, port };
  }

  #find(cls: number, high: number, low: number): number {
    const hot = this.#hot;
    const head = PER_CLASS * cls;
    const blocks = hot[head] ?? 0;
    if (blocks > 0 && !inBlock(hot, (hot[head + 1] ?? 0) + BLOCK_WORDS * placeOf(high, blocks), low)) return -1;
    const slots = hot[head + 2] ?? 0;
    const first = hot[head + 3] ?? 0;
    let place = placeOf(high, slots);
    for (;;) {
      const at = first + SLOT_WORDS * place;
      const taken = hot[at + 2] ?? 0;
      if (taken === 0) return -1;
      if (((hot[at] ?? 0) | 0) === high && ((hot[at + 1] ?? 0) | 0) === low && this.#isKey(taken - 1)) return taken - 1;
      if (++place === slots) place = 0;
    }
  }

  /** Whether the key of a row is exactly what was asked for. */
  #isKey(row: number): boolean {
    const entry = this.#entry;
    entry.read(this.#rows[ROW_WORDS * row] ?? 0);
    if (entry.class <= CLASS.range6) {
      const count = (entry.keyTo - entry.keyFrom) >> 2;
      for (let n = 0; n < count; n++) if (entry.wordAt(n) !== this.#words[n]) return false;
      return true;
    }
    if (entry.keyTo - entry.keyFrom !== this.#to - this.#from) return false;
    const small = entry.class === CLASS.name;
    for (let n = 0; n < this.#to - this.#from; n++) {
      const c = this.#bytes[this.#from + n] ?? 0;
      if (this.#arena[entry.keyFrom + n] !== (small && c >= 0x41 && c <= 0x5a ? c + 0x20 : c)) return false;
    }
    return true;
  }

  #filtered(place: number, top: number): boolean {
    const filter = this.#hot[place] ?? 0;
    return filter !== 0 && (((this.#hot[filter + (top >> 5)] ?? 0) >>> (top & 31)) & 1) === 1;
  }

  #lengthsAt(place: number, most: number): readonly number[] {
    const used: number[] = [];
    for (let n = 0; n <= most; n++) if ((((this.#hot[place + (n >> 5)] ?? 0) >>> (n & 31)) & 1) === 1) used.push(n);
    return used;
  }
}
