/**
 * The growing right edge of a log: takes leaf hashes, gives back the tiles that became full and, for a size that is to be
 * published, the partial ones and the root. Holds at most 255 hashes a level. One writer only; a failed write means that the
 * edge is thrown away and restored from what was written.
 */

import { LedgerError } from "../errors.ts";
import { digestOf, HASH_LENGTH, type Hashing, leafInput, nodeInput } from "../hash.ts";
import { edgePlaces, TILE_WIDTH, type TilePlace } from "./place.ts";

export interface Tile {
  readonly place: TilePlace;
  readonly bytes: Uint8Array;
}

export class Edge {
  readonly #levels: Uint8Array[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Appends entries; gives back the tiles that are full now, lowest level first. Not to be used again when a digest fails. */
  *append(entries: readonly Uint8Array[]): Hashing<Tile[]> {
    return yield* this.appendLeaves(entries.length === 0 ? [] : yield entries.map(leafInput));
  }

  /** Appends leaves by their hashes. */
  *appendLeaves(leaves: readonly Uint8Array[]): Hashing<Tile[]> {
    if (leaves.some((leaf) => leaf.length !== HASH_LENGTH))
      throw new LedgerError("LEDGER_TILE_MALFORMED", "a leaf hash has 32 bytes");
    const before = this.#size;
    this.#size += leaves.length;
    return yield* this.#rise(0, before, leaves);
  }

  /**
   * Appends whole tiles of leaves by their roots, for whoever made those tiles already; gives back what is full above them. Only where
   * the tree ends with a whole tile. Throws LEDGER_TILE_MALFORMED.
   */
  *appendRoots(roots: readonly Uint8Array[]): Hashing<Tile[]> {
    if (this.#size % TILE_WIDTH !== 0 || roots.some((root) => root.length !== HASH_LENGTH))
      throw new LedgerError("LEDGER_TILE_MALFORMED", "whole tiles follow whole tiles, by roots of 32 bytes");
    const before = this.#size / TILE_WIDTH;
    this.#size += roots.length * TILE_WIDTH;
    this.#levels[0] ??= [];
    return yield* this.#rise(1, before, roots);
  }

  /** Puts hashes at the end of a level that has so many, and what they fill above it. */
  *#rise(from: number, count: number, hashes: readonly Uint8Array[]): Hashing<Tile[]> {
    const full: Tile[] = [];
    let before = count;
    for (let level = from, rising = hashes; rising.length > 0; level++) {
      const row = [...(this.#levels[level] ?? []), ...rising];
      const first = Math.floor(before / TILE_WIDTH);
      const whole: Uint8Array[][] = [];
      for (let at = 0; at + TILE_WIDTH <= row.length; at += TILE_WIDTH) whole.push(row.slice(at, at + TILE_WIDTH));
      for (const [at, hashes] of whole.entries())
        full.push({ place: { level, number: first + at, width: TILE_WIDTH }, bytes: joined(hashes) });
      this.#levels[level] = row.slice(whole.length * TILE_WIDTH);
      rising = yield* wholeRoots(whole);
      before = first;
    }
    return full;
  }

  /** The partial tiles of the present size. */
  partial(): Tile[] {
    return edgePlaces(this.#size).map((place) => ({ place, bytes: joined(this.#levels[Number(place.level)] ?? []) }));
  }

  /** The root of the present size. */
  *root(): Hashing<Uint8Array> {
    const peaks: Uint8Array[] = [];
    for (const row of this.#levels.toReversed()) peaks.push(...(yield* peaksOf(row)));
    let root = peaks.pop();
    if (root === undefined) return yield* digestOf(new Uint8Array(0));
    for (const left of peaks.toReversed()) root = yield* digestOf(nodeInput(left, root));
    return root;
  }

  /**
   * The edge of a log as it stands on disk: `read` gives the bytes of each partial tile of that size.
   * Throws LEDGER_TILE_MALFORMED when one has not the length that its width says.
   */
  static async restore(size: number, read: (place: TilePlace) => Uint8Array | Promise<Uint8Array>): Promise<Edge> {
    const edge = new Edge();
    edge.#size = size;
    for (const place of edgePlaces(size)) edge.#levels[Number(place.level)] = hashesOf(await read(place), place);
    for (let level = 0; level < edge.#levels.length; level++) edge.#levels[level] ??= [];
    return edge;
  }
}

/** The hashes in a tile's bytes. Throws LEDGER_TILE_MALFORMED. */
export function hashesOf(bytes: Uint8Array, place: TilePlace): Uint8Array[] {
  if (bytes.length !== place.width * HASH_LENGTH)
    throw new LedgerError(
      "LEDGER_TILE_MALFORMED",
      `level ${place.level}, number ${place.number}: not its width's length`,
    );
  return Array.from({ length: place.width }, (_, at) => bytes.slice(at * HASH_LENGTH, (at + 1) * HASH_LENGTH));
}

function joined(row: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(row.length * HASH_LENGTH);
  for (const [at, hash] of row.entries()) bytes.set(hash, at * HASH_LENGTH);
  return bytes;
}

/** The root over each row; all rows have the same length, a power of two. Level by level, so that digests come by the thousand. */
export function* wholeRoots(rows: readonly (readonly Uint8Array[])[]): Hashing<readonly Uint8Array[]> {
  let hashes = rows.flat();
  while (hashes.length > rows.length) {
    const pairs: Uint8Array[] = [];
    for (let at = 0; at + 1 < hashes.length; at += 2) {
      const [left, right] = [hashes[at], hashes[at + 1]];
      if (left !== undefined && right !== undefined) pairs.push(nodeInput(left, right));
    }
    hashes = [...(yield pairs)];
  }
  return hashes;
}

/** A row's whole subtrees, largest first. */
function* peaksOf(row: readonly Uint8Array[]): Hashing<Uint8Array[]> {
  const peaks: Uint8Array[] = [];
  for (let from = 0, width = TILE_WIDTH / 2; width >= 1; width /= 2) {
    if (row.length - from < width) continue;
    peaks.push(...(yield* wholeRoots([row.slice(from, from + width)])));
    from += width;
  }
  return peaks;
}
