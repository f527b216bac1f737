/**
 * A log in files, as C2SP tlog-tiles lays it out: tiles of hashes, bundles of entries, one checkpoint that is replaced last. What no
 * checkpoint covers does not count: after a crash the log goes on from its checkpoint and writes the same bytes again. Trusts only
 * its own signature; tiles are held against the checkpoint's root when the log is opened.
 */
import { join } from "node:path";
import {
  atOnce,
  Edge,
  edgePlaces,
  LedgerError,
  type NodeReader,
  type NoteSigner,
  nodesOfTiles,
  openCheckpoint,
  readEntries,
  sameHash,
  signText,
  TILE_WIDTH,
  type TilePlace,
  tilePath,
  writeCheckpoint,
  writeEntries,
  writeNote,
} from "@noroshi/ledger";
import { nodeSha256, nodeVerify } from "@noroshi/ledger/node";
import { type Disk, putFiles } from "./disk.ts";

export const CHECKPOINT = "checkpoint";

export interface LogFolder {
  readonly path: string;
  readonly size: () => number;
  /** The last checkpoint as it was published: a signed note. Undefined before the first. */
  readonly checkpoint: () => string | undefined;
  /** Appends these entries and publishes a checkpoint over them. After a failure the folder is thrown away and opened anew. */
  readonly append: (entries: readonly Uint8Array[]) => Promise<void>;
  /** Replaces the checkpoint by the same one under more signatures. */
  readonly cosigned: (note: string) => Promise<void>;
  readonly nodes: (size: number) => NodeReader;
}

/**
 * Opens the log of a signer in a folder; a folder without a checkpoint is an empty log.
 * Codes: LEDGER_NOTE_*, LEDGER_CHECKPOINT_FOREIGN, LEDGER_TILE_MISSING, LEDGER_TILE_MALFORMED, LEDGER_PROOF_WRONG (the tiles
 * do not make the root that was signed).
 */
export async function openFolder(disk: Disk, path: string, signer: NoteSigner): Promise<LogFolder> {
  const read = (place: TilePlace): Promise<Uint8Array> => readTile(disk, path, place);
  const bytes = await disk.read(join(path, CHECKPOINT));
  let note = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  const own = { logs: [signer.key], witnesses: new Map(), groups: new Map(), quorum: "none" };
  const signed = note === undefined ? undefined : await openCheckpoint(note, own, nodeVerify);
  const edge = await Edge.restore(Number(signed?.size ?? 0n), read);
  if (signed !== undefined && !sameHash(atOnce(nodeSha256, edge.root()), signed.root))
    throw new LedgerError("LEDGER_PROOF_WRONG", `${path}: the tiles do not make the root of the checkpoint`);

  let pending = await lastEntries(read, edge.size);
  const append = async (entries: readonly Uint8Array[]): Promise<void> => {
    const files: { path: string; bytes: Uint8Array }[] = [];
    const put = (place: TilePlace, content: Uint8Array) =>
      files.push({ path: join(path, tilePath(place)), bytes: content });
    const outgrown = edgePlaces(edge.size);
    const first = Math.floor(edge.size / TILE_WIDTH);
    for (const tile of atOnce(nodeSha256, edge.append(entries))) put(tile.place, tile.bytes);
    const all = [...pending, ...entries];
    const whole = Math.floor(all.length / TILE_WIDTH);
    for (let at = 0; at < whole; at++)
      put(
        { level: "entries", number: first + at, width: TILE_WIDTH },
        writeEntries(all.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH)),
      );
    pending = all.slice(whole * TILE_WIDTH);
    for (const tile of edge.partial()) put(tile.place, tile.bytes);
    if (pending.length > 0) put(bundlePlace(edge.size), writeEntries(pending));
    await putFiles(disk, files);
    const text = writeCheckpoint({
      origin: signer.key.name,
      size: BigInt(edge.size),
      root: atOnce(nodeSha256, edge.root()),
    });
    const next = writeNote({ text, signatures: [await signText(text, signer)] });
    await putFiles(disk, [{ path: join(path, CHECKPOINT), bytes: new TextEncoder().encode(next) }]);
    note = next;
    // Partial tiles of a tile that is whole now are not needed any more: who asks for one is served from the whole.
    for (const place of outgrown) await removeOutgrown(disk, path, place, edge.size);
  };
  return {
    path,
    size: () => edge.size,
    checkpoint: () => note,
    append,
    async cosigned(by) {
      await putFiles(disk, [{ path: join(path, CHECKPOINT), bytes: new TextEncoder().encode(by) }]);
      note = by;
    },
    nodes: (size) => nodesOfTiles(nodeSha256, size, read),
  };
}

/** A tile's bytes; a partial one that is gone is the beginning of the whole one. Code: LEDGER_TILE_MISSING. */
export async function readTile(disk: Disk, path: string, place: TilePlace): Promise<Uint8Array> {
  const exact = await disk.read(join(path, tilePath(place)));
  if (exact !== undefined) return exact;
  const whole = await disk.read(join(path, tilePath({ ...place, width: TILE_WIDTH })));
  if (whole === undefined) throw new LedgerError("LEDGER_TILE_MISSING", tilePath(place));
  if (place.level !== "entries") return whole.slice(0, place.width * 32);
  return writeEntries(readEntries(whole, TILE_WIDTH).slice(0, place.width));
}

function bundlePlace(size: number): TilePlace {
  return { level: "entries", number: Math.floor(size / TILE_WIDTH), width: size % TILE_WIDTH };
}

async function lastEntries(read: (place: TilePlace) => Promise<Uint8Array>, size: number): Promise<Uint8Array[]> {
  const place = bundlePlace(size);
  return place.width === 0 ? [] : readEntries(await read(place), place.width);
}

async function removeOutgrown(disk: Disk, path: string, place: TilePlace, size: number): Promise<void> {
  const level = Number(place.level);
  if (Math.floor(size / TILE_WIDTH ** (level + 1)) <= place.number) return;
  const folderOf = (of: TilePlace) => `${tilePath({ ...of, width: TILE_WIDTH })}.p`;
  await disk.remove(join(path, folderOf(place)));
  if (level === 0) await disk.remove(join(path, folderOf({ ...place, level: "entries" })));
}
