/**
 * Serves the nodes of a tree of a certain size out of its tiles: a node within a tile is the root over some of its hashes. A
 * tile is fetched once. Trusts the tiles' bytes to be what they claim only as far as their length; who verifies does so by root.
 */
import { atOnce, type Sha256 } from "../hash.ts";
import type { NodeReader } from "../merkle/prove.ts";
import { hashesOf, wholeRoots } from "./edge.ts";
import { TILE_WIDTH, type TilePlace } from "./place.ts";

const BITS = 8;

/** The reader for a tree of this size; `fetch` gives a tile's bytes, or throws LEDGER_TILE_MISSING. */
export function nodesOfTiles(
  sha256: Sha256,
  size: number,
  bytesOf: (place: TilePlace) => Uint8Array | Promise<Uint8Array>,
): NodeReader {
  const known = new Map<string, Promise<Uint8Array[]>>();
  const tile = (level: number, number: number): Promise<Uint8Array[]> => {
    const key = `${level}/${number}`;
    let hashes = known.get(key);
    if (hashes === undefined) {
      const count = Math.floor(size / TILE_WIDTH ** level);
      const place = { level, number, width: Math.min(TILE_WIDTH, count - number * TILE_WIDTH) };
      hashes = Promise.resolve(bytesOf(place)).then((bytes) => hashesOf(bytes, place));
      known.set(key, hashes);
    }
    return hashes;
  };
  return async (level, index) => {
    const tileLevel = Math.floor(level / BITS);
    const width = 2 ** (level - tileLevel * BITS);
    const first = index * width;
    const hashes = await tile(tileLevel, Math.floor(first / TILE_WIDTH));
    const row = hashes.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + width);
    const [node] = row.length === width ? atOnce(sha256, wholeRoots([row])) : [];
    if (node === undefined) throw new RangeError("the node lies outside the tree");
    return node;
  };
}
