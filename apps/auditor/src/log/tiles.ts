/** Makes whole tiles of leaves out of the commitments that they stand for: one task, so that a thread of its own may do it. */
import { HASH_LENGTH, type Hashing, leafInput, TILE_WIDTH, wholeRoots } from "@noroshi/ledger";

export interface MadeTiles {
  /** The tiles as a log publishes them, 256 hashes each, in their order. */
  readonly tiles: readonly Uint8Array[];
  readonly roots: readonly Uint8Array[];
}

/** @param commitments of whole tiles, 32 bytes a leaf */
export function* tilesOf(commitments: Uint8Array): Hashing<MadeTiles> {
  const entries = Array.from({ length: commitments.length / HASH_LENGTH }, (_, at) =>
    leafInput(commitments.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH)),
  );
  const leaves = yield entries;
  const rows = Array.from({ length: leaves.length / TILE_WIDTH }, (_, at) =>
    leaves.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH),
  );
  const tiles = rows.map((row) => {
    const bytes = new Uint8Array(TILE_WIDTH * HASH_LENGTH);
    for (const [at, leaf] of row.entries()) bytes.set(leaf, at * HASH_LENGTH);
    return bytes;
  });
  return { tiles, roots: [...(yield* wholeRoots(rows))] };
}
