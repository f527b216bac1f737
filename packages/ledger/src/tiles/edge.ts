/**
 * The growing right edge of a log: takes leaf hashes, gives back the tiles that became full and, for a size that is to be
 * published, the partial ones and the root. Holds at most 255 hashes a level. One writer only; a failed write means that the
 * edge is thrown away and restored from what was written.
 */

import { LedgerError } from "../errors.ts";
import { emptyRoot, HASH_LENGTH, nodeHash, type Sha256 } from "../hash.ts";
import { edgePlaces, TILE_WIDTH, type TilePlace } from "./place.ts";

export interface Tile {
  readonly place: TilePlace;
  readonly bytes: Uint8Array;
}

export class Edge {
  readonly #sha256: Sha256;
  readonly #levels: Uint8Array[][] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends one leaf by its hash; gives back the tiles that are full now, lowest level first. */
  append(leaf: Uint8Array): Tile[] {
    if (leaf.length !== HASH_LENGTH) throw new LedgerError("LEDGER_TILE_MALFORMED", "a leaf hash has 32 bytes");
    const full: Tile[] = [];
    this.#size++;
    let hash = leaf;
    for (let level = 0, count = this.#size; ; level++) {
      const row = this.#levels[level] ?? [];
      this.#levels[level] = row;
      row.push(hash);
      if (row.length < TILE_WIDTH) return full;
      count = Math.floor(count / TILE_WIDTH);
      full.push({ place: { level, number: count - 1, width: TILE_WIDTH }, bytes: joined(row) });
      hash = wholeRoot(this.#sha256, row);
      this.#levels[level] = [];
    }
  }

  /** The partial tiles of the present size. */
  partial(): Tile[] {
    return edgePlaces(this.#size).map((place) => ({ place, bytes: joined(this.#levels[Number(place.level)] ?? []) }));
  }

  /** The root of the present size. */
  root(): Uint8Array {
    const peaks = this.#levels.toReversed().flatMap((row) => peaksOf(this.#sha256, row));
    const last = peaks.pop();
    if (last === undefined) return emptyRoot(this.#sha256);
    return peaks.reduceRight((right, left) => nodeHash(this.#sha256, left, right), last);
  }

  /**
   * The edge of a log as it stands on disk: `read` gives the bytes of each partial tile of that size.
   * Throws LEDGER_TILE_MALFORMED when one has not the length that its width says.
   */
  static async restore(
    sha256: Sha256,
    size: number,
    read: (place: TilePlace) => Uint8Array | Promise<Uint8Array>,
  ): Promise<Edge> {
    const edge = new Edge(sha256);
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

/** The root over a power of two of hashes. */
function wholeRoot(sha256: Sha256, row: readonly Uint8Array[]): Uint8Array {
  let hashes = row;
  while (hashes.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < hashes.length; at += 2) {
      const [left, right] = [hashes[at], hashes[at + 1]];
      if (left !== undefined && right !== undefined) above.push(nodeHash(sha256, left, right));
    }
    hashes = above;
  }
  const [root] = hashes;
  if (root === undefined) throw new LedgerError("LEDGER_TILE_MALFORMED", "a subtree without leaves");
  return root;
}

/** A row's whole subtrees, largest first. */
function peaksOf(sha256: Sha256, row: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  for (let from = 0, width = TILE_WIDTH / 2; width >= 1; width /= 2) {
    if (row.length - from < width) continue;
    peaks.push(wholeRoot(sha256, row.slice(from, from + width)));
    from += width;
  }
  return peaks;
}
