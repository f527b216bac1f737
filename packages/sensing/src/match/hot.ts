/** Fills the hot memory of match tables from their rows. */
import { Entry } from "./entry.ts";
import type { Fingerprint } from "./fingerprint.ts";
import {
  BLOCK_WORDS,
  BLOOM_FROM,
  CLASS,
  CLASSES,
  FILTER_WORDS,
  FILTER4_AT,
  FILTER6_AT,
  HEADER_WORDS,
  KEYS_A_BLOCK,
  LENGTHS4_AT,
  LENGTHS6_AT,
  LOAD,
  PER_CLASS,
  placeOf,
  ROW_WORDS,
  SLOT_WORDS,
  setInBlock,
  TEXTS_AT,
} from "./layout.ts";

export interface Cold {
  readonly rows: Uint32Array;
  readonly arena: Uint8Array;
  readonly count: number;
  readonly windows: Float64Array | undefined;
}

/** Of one value this many earlier assertions are looked at to find the same one again. */
const LOOKED_BACK = 8;

/** The hot memory. Chains rows of one key in `cold.rows`; leaves out rows that repeat an assertion. */
export function fillHot(fingerprint: Fingerprint, cold: Cold): SharedArrayBuffer {
  const { rows, count, arena } = cold;
  const counts = new Uint32Array(CLASSES.length);
  for (let row = 0; row < count; row++) {
    const cls = arena[rows[row * ROW_WORDS] ?? 0] ?? 0;
    counts[cls] = (counts[cls] ?? 0) + 1;
  }
  const { hot, words } = laidOut(counts);
  const entry = new Entry(arena);
  for (let row = 0; row < count; row++) {
    entry.read(rows[row * ROW_WORDS] ?? 0);
    entry.fingerprint(fingerprint);
    const high = fingerprint.out[0] ?? 0;
    const low = fingerprint.out[1] ?? 0;
    insert(words, entry.class, high, low, row, cold);
    const head = PER_CLASS * entry.class;
    const blocks = words[head] ?? 0;
    if (blocks > 0) setInBlock(words, (words[head + 1] ?? 0) + BLOCK_WORDS * placeOf(high, blocks), low);
    if (entry.class === CLASS.range4 || entry.class === CLASS.range6) noteRange(words, entry);
    if (entry.class === CLASS.text) words[TEXTS_AT] = (words[TEXTS_AT] ?? 0) | (1 << (arena[entry.keyFrom] ?? 0));
  }
  return hot;
}

function laidOut(counts: Uint32Array): { hot: SharedArrayBuffer; words: Uint32Array } {
  const header = new Uint32Array(HEADER_WORDS);
  let at = HEADER_WORDS;
  for (const [cls, count] of counts.entries()) {
    const blocks = count >= BLOOM_FROM ? Math.ceil(count / KEYS_A_BLOCK) : 0;
    const slots = count === 0 ? 0 : Math.ceil(count / LOAD) + 1;
    header.set([blocks, at, slots, at + blocks * BLOCK_WORDS], PER_CLASS * cls);
    at += blocks * BLOCK_WORDS + slots * SLOT_WORDS;
  }
  for (const [place, cls] of [
    [FILTER4_AT, CLASS.range4],
    [FILTER6_AT, CLASS.range6],
  ] as const) {
    if ((counts[cls] ?? 0) === 0) continue;
    header[place] = at;
    at += FILTER_WORDS;
  }
  const hot = new SharedArrayBuffer(4 * at);
  const words = new Uint32Array(hot);
  words.set(header);
  return { hot, words };
}

function insert(words: Uint32Array, cls: number, high: number, low: number, row: number, cold: Cold): void {
  const slots = words[PER_CLASS * cls + 2] ?? 0;
  const first = words[PER_CLASS * cls + 3] ?? 0;
  let place = placeOf(high, slots);
  for (;;) {
    const at = first + SLOT_WORDS * place;
    const taken = words[at + 2] ?? 0;
    if (taken === 0) {
      words[at] = high;
      words[at + 1] = low;
      words[at + 2] = row + 1;
      return;
    }
    if (((words[at] ?? 0) | 0) === high && ((words[at + 1] ?? 0) | 0) === low && sameKey(cold, taken - 1, row)) {
      chain(cold, taken - 1, row);
      return;
    }
    if (++place === slots) place = 0;
  }
}

/** Hangs a further assertion of one value behind its first, unless it says the same in the same words. */
function chain({ rows, windows, arena }: Cold, head: number, row: number): void {
  const [one, other] = [new Entry(arena), new Entry(arena)];
  other.read(rows[row * ROW_WORDS] ?? 0);
  let seen = head;
  for (let n = 0; n < LOOKED_BACK; n++) {
    one.read(rows[seen * ROW_WORDS] ?? 0);
    const window =
      windows === undefined ||
      (windows[2 * seen] === windows[2 * row] && windows[2 * seen + 1] === windows[2 * row + 1]);
    if (window && one.says(other)) return;
    const next = rows[seen * ROW_WORDS + 1] ?? 0;
    if (next === 0) break;
    seen = next - 1;
  }
  rows[row * ROW_WORDS + 1] = rows[head * ROW_WORDS + 1] ?? 0;
  rows[head * ROW_WORDS + 1] = row + 1;
}

function sameKey({ rows, arena }: Cold, one: number, other: number): boolean {
  const [a, b] = [new Entry(arena), new Entry(arena)];
  a.read(rows[one * ROW_WORDS] ?? 0);
  b.read(rows[other * ROW_WORDS] ?? 0);
  return a.sameKey(b);
}

/** Notes a prefix length in use, and which first 16 bits have a range at all. */
function noteRange(words: Uint32Array, entry: Entry): void {
  const four = entry.class === CLASS.range4;
  const length = entry.wordAt(four ? 1 : 4);
  const place = (four ? LENGTHS4_AT : LENGTHS6_AT) + (length >> 5);
  words[place] = (words[place] ?? 0) | (1 << (length & 31));
  const filter = words[four ? FILTER4_AT : FILTER6_AT] ?? 0;
  const first = entry.wordAt(0) >>> 16;
  const last = length >= 16 ? first : first + (1 << (16 - length)) - 1;
  for (let top = first; top <= last; top++) {
    const word = filter + (top >> 5);
    words[word] = (words[word] ?? 0) | (1 << (top & 31));
  }
}
