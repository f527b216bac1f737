/**
 * Seeded fingerprints of 64 bits: the ARX round of HalfSipHash (Aumasson and Bernstein, SipHash, 2012), one round a word and
 * three at the end. The seed is drawn by who builds the tables and never leaves the host, so nobody can prepare values that
 * collide. It is no signature: equal fingerprints are only a candidate, never told as a hit.
 */

/** Sixteen secret bytes. */
export const SEED_BYTES = 16;

/** RFC 1035 §2.3.4: a name has at most 253 signs, so at most 127 labels. */
const NAME_MOST = 253;
const LABELS_MOST = 128;

export class Fingerprint {
  /** The last fingerprint: two words. */
  readonly out = new Int32Array(2);
  /** Fingerprints of the endings of the last name, two words each, the shortest ending first. */
  readonly endings = new Int32Array(2 * LABELS_MOST);
  /** Where those endings begin. */
  readonly begins = new Uint32Array(LABELS_MOST);
  readonly #key = new Int32Array(4);
  readonly #state = new Int32Array(4);
  #words = new Int32Array(256);

  constructor(seed: Uint8Array) {
    if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
    const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
    for (let n = 0; n < 4; n++) this.#key[n] = view.getInt32(4 * n, true);
  }

  /** Of one word (an IPv4 address). `tag` keeps classes of values apart. */
  ofWord(word: number, tag: number): void {
    // The hottest path of all: the same rounds as below without a step over memory.
    const key = this.#key;
    let v0 = key[0] ?? 0;
    let v1 = key[1] ?? 0;
    let v2 = (key[2] ?? 0) ^ 0x6c796765;
    let v3 = (key[3] ?? 0) ^ 0x74656462 ^ tag ^ word;
    for (let n = 0; n < 4; n++) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      if (n === 0) {
        v0 ^= word;
        v2 ^= 0xee;
      }
    }
    this.out[0] = v1 ^ v3;
    this.out[1] = v0 ^ v2;
  }

  /** Of the `count` words at `at`. */
  ofWords(words: Uint32Array, at: number, count: number, tag: number): void {
    for (let n = 0; n < count; n++) this.#words[n] = words[at + n] ?? 0;
    this.#begin(tag);
    this.#run(count, true);
  }

  /** Of bytes as they are. */
  ofBytes(bytes: Uint8Array, from: number, to: number, tag: number): void {
    const count = ((to - from) >> 2) + 1;
    if (count > this.#words.length) this.#words = new Int32Array(2 * count);
    const words = this.#words;
    let i = from;
    let n = 0;
    for (; i + 4 <= to; i += 4)
      words[n++] =
        (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
    let last = (to - from) << 24;
    for (let shift = 0; i < to; i++, shift += 8) last |= (bytes[i] ?? 0) << shift;
    words[n++] = last;
    this.#begin(tag);
    this.#run(n, true);
  }

  /**
   * Of every ending of a name that begins at a label and has two labels or more (no indicator has one), read from right to left
   * with capitals as small letters; the last one is the whole name. Gives back how many there are; 0 for what is too long, has
   * one label only or an empty one.
   */
  ofName(bytes: Uint8Array, from: number, to: number, tag: number): number {
    if (to - from > NAME_MOST || to === from) return 0;
    const state = this.#state;
    this.#begin(tag);
    let count = 0;
    let labels = 0;
    let word = 0;
    let filled = 0;
    let label = 0;
    for (let i = to - 1; ; i--) {
      const c = i < from ? 0x2e : (bytes[i] ?? 0);
      if (c === 0x2e) {
        if (label === 0) return 0;
        label = 0;
        if (labels++ === 0) {
          if (i < from) return 0;
          word |= c << (8 * filled);
          if (++filled === 3) {
            this.#words[0] = word;
            this.#run(1, false);
            word = 0;
            filled = 0;
          }
          continue;
        }
        const a = state[0] ?? 0;
        const b = state[1] ?? 0;
        const d = state[2] ?? 0;
        const e = state[3] ?? 0;
        this.#words[0] = word | ((filled + 1) << 24);
        this.#run(1, true);
        this.endings[2 * count] = this.out[0] ?? 0;
        this.endings[2 * count + 1] = this.out[1] ?? 0;
        this.begins[count++] = i + 1;
        if (i < from) return count;
        state[0] = a;
        state[1] = b;
        state[2] = d;
        state[3] = e;
      } else label++;
      word |= (c >= 0x41 && c <= 0x5a ? c + 0x20 : c) << (8 * filled);
      if (++filled === 3) {
        this.#words[0] = word;
        this.#run(1, false);
        word = 0;
        filled = 0;
      }
    }
  }

  #begin(tag: number): void {
    const key = this.#key;
    const state = this.#state;
    state[0] = key[0] ?? 0;
    state[1] = key[1] ?? 0;
    state[2] = (key[2] ?? 0) ^ 0x6c796765;
    state[3] = (key[3] ?? 0) ^ 0x74656462 ^ tag;
  }

  /** Takes in the first `count` words; at the end three rounds more give the fingerprint. */
  #run(count: number, finish: boolean): void {
    const words = this.#words;
    const state = this.#state;
    let v0 = state[0] ?? 0;
    let v1 = state[1] ?? 0;
    let v2 = state[2] ?? 0;
    let v3 = state[3] ?? 0;
    const rounds = finish ? count + 3 : count;
    for (let n = 0; n < rounds; n++) {
      const m = n < count ? (words[n] ?? 0) : 0;
      if (n === count) v2 ^= 0xee;
      v3 ^= m;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= m;
    }
    if (finish) {
      this.out[0] = v1 ^ v3;
      this.out[1] = v0 ^ v2;
      return;
    }
    state[0] = v0;
    state[1] = v1;
    state[2] = v2;
    state[3] = v3;
  }
}
