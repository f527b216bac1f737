/**
 * What stands where in the shared memory of match tables. Hot: for each class of values a blocked Bloom filter, where it is
 * worth one, and an open-addressing table of slots (fingerprint, row). Cold: rows, exact keys and what was asserted of them.
 */

/** Classes of values; each has tables of its own, so that a class that is looked for all the time stays small. */
export const CLASSES = ["v4", "v6", "range4", "range6", "name", "url", "text"] as const;
export type ValueClass = (typeof CLASSES)[number];
export const CLASS = { v4: 0, v6: 1, range4: 2, range6: 3, name: 4, url: 5, text: 6 } as const satisfies Record<
  ValueClass,
  number
>;

/** Words of the header: four a class, then the prefix lengths in use (33 and 129 bits), then where the prefix filters stand. */
export const HEADER_WORDS = 64;
export const PER_CLASS = 4;
export const LENGTHS4_AT = 32;
export const LENGTHS6_AT = 34;
export const FILTER4_AT = 40;
export const FILTER6_AT = 41;
/** One bit for each kind of text. */
export const TEXTS_AT = 42;
/** One bit for each first 16 bits of an address: is there any range at all? */
export const FILTER_WORDS = 2048;

/** A slot: two words of fingerprint, one of row (0 is empty, else the row + 1). */
export const SLOT_WORDS = 3;
/** Used slots of all slots: 12 B / 0.72 = 16.7 B an indicator, and 2 B of Bloom filter. */
export const LOAD = 0.72;

/** A block of the Bloom filter is 8 words, one bit in each (Apache Parquet's split block Bloom filter); 16 bits a key. */
export const BLOCK_WORDS = 8;
export const KEYS_A_BLOCK = 16;
/** Below this a table stands in the processor's second-level cache and is as quick as its filter would be. */
export const BLOOM_FROM = 200_000;

/** A row: where its key stands in the arena, the next row of the same key + 1, the line or object it came from. */
export const ROW_WORDS = 3;

/** Flags of a key in the arena. */
export const EXACT_ONLY = 1;
/** The URL that was asserted names a whole host. */
export const WHOLE_HOST = 2;
/** The address counts only as an end with this port, which stands behind the last colon of the value. */
export const PORTED = 4;

const SALTS = Int32Array.of(
  0x47b6137b,
  0x44974d91,
  0x8824ad5b,
  0xa2b7289d,
  0x705495c7,
  0x2df1424b,
  0x9efc4947,
  0x5c6bfb31,
);

/** Puts a fingerprint into a block. */
export function setInBlock(words: Uint32Array, block: number, low: number): void {
  for (let n = 0; n < BLOCK_WORDS; n++) {
    const place = block + n;
    words[place] = (words[place] ?? 0) | (1 << (Math.imul(low, SALTS[n] ?? 0) >>> 27));
  }
}

/** Whether a fingerprint may be in a block; false is certain. */
export function inBlock(words: Uint32Array, block: number, low: number): boolean {
  for (let n = 0; n < BLOCK_WORDS; n++)
    if ((((words[block + n] ?? 0) >>> (Math.imul(low, SALTS[n] ?? 0) >>> 27)) & 1) === 0) return false;
  return true;
}

/** A place among `count` for a word of fingerprint, evenly. */
export function placeOf(high: number, count: number): number {
  return Math.floor((high >>> 0) * (count / 4_294_967_296));
}

/** What all workers of a host share. Only the seed is secret. */
export interface SharedTables {
  readonly hot: SharedArrayBuffer;
  readonly rows: SharedArrayBuffer;
  readonly arena: SharedArrayBuffer;
  /** Two numbers a row, microseconds since 1970: valid from, valid until. Absent where no indicator has a window. */
  readonly windows?: SharedArrayBuffer;
  readonly seed: Uint8Array;
  /** SHA-256 over what was asserted, in its order: the same lists, the same version, whatever the seed. */
  readonly version: string;
  /** Assertions in the tables, one or more an indicator. */
  readonly assertions: number;
  /** Whether any indicator has a port: only then are the ports of records read. */
  readonly ported: boolean;
}
