/**
 * Large evidence on disk: sealed in frames while it arrives, never opened, unpacked or run; served as a stream of bytes.
 * A finished blob lies under HMAC(realm key, owner ‖ SHA-256), so that its name tells nothing and two bodies never share one.
 * Trusts: the file system's rename and fsync. Does not trust: that an upload ends, or that a file is as it was written.
 */
import { createHash, createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf, mapFault } from "../db/faults.ts";
import type { Realm } from "../db/realm.ts";
import { KeepingError } from "./errors.ts";
import type { ContentKey } from "./keys.ts";
import { FRAME, FRAME_OVERHEAD, openStream, StreamBroken, sealFrame } from "./stream-seal.ts";

/** Where a finished blob lies: its keyed address and the content key that opens it. */
export interface BlobPlace {
  readonly address: Buffer;
  readonly contentKey: string;
}

export interface BlobLimits {
  /** Plain bytes that one upload may hold. */
  readonly largest: number;
  /** Bytes on disk that all blobs of the realm may take together. */
  readonly quota: number;
}

/** What the database knows of: finished blobs, and uploads that are still open. */
export interface KnownBlobs {
  readonly blobs: readonly BlobPlace[];
  readonly uploads: readonly string[];
}

export interface BlobStore {
  /** How many bytes of an upload are safely on disk; 0 for one that was never begun. */
  received(uploadId: string): Promise<number>;
  /**
   * Appends to an upload at an offset and syncs. The offset must be what `received` says, or an earlier end of an append
   * (then what follows is written again). Codes: BLOB_OFFSET, BLOB_TOO_LARGE, QUOTA_FULL, STORAGE_FULL.
   * @returns how many bytes are on disk now
   */
  append(uploadId: string, key: ContentKey, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>;
  /** Closes an upload and gives it its address. Code: BLOB_BROKEN. */
  finish(
    uploadId: string,
    key: ContentKey,
    ownerId: string,
  ): Promise<{ readonly place: BlobPlace; readonly bytes: number; readonly sha256: Buffer }>;
  /** The plain bytes of an upload that is not finished, or of a finished blob. Codes: BLOB_MISSING, BLOB_BROKEN while reading. */
  readUpload(uploadId: string, key: ContentKey): AsyncIterable<Buffer>;
  read(place: BlobPlace, key: ContentKey): AsyncIterable<Buffer>;
  abandon(uploadId: string): Promise<void>;
  remove(place: BlobPlace): Promise<void>;
  /**
   * Removes what no row names and what is older than the grace (an hour when not said): an act that is about to commit may have
   * finished a blob already. `known` are the finished blobs and open uploads that the database has.
   * @returns the files removed
   */
  sweep(known: KnownBlobs, graceMs?: number): Promise<readonly string[]>;
  /** The path of a finished blob's sealed bytes, for a backup that copies them as they are. */
  sealedPath(place: BlobPlace): string;
}

const ID = /^[0-9a-f-]{36}$/;

/** Opens the blob store of a realm below its data folder; makes the folders on first use. */
export function openBlobs(realm: Realm, dataDir: string, limits: BlobLimits): BlobStore {
  const root = join(dataDir, "blobs", realm.name);
  const addressKey = realm.key.derive("blobs");
  let used: number | undefined;

  const uploadPath = (id: string) => {
    if (!ID.test(id)) throw new RangeError("an upload's id is a UUID");
    return join(root, "uploads", `${id}.part`);
  };
  const blobPath = (place: BlobPlace) => {
    const name = place.address.toString("hex");
    return join(root, name.slice(0, 2), `${name}.${place.contentKey}`);
  };
  const room = async () => {
    used ??= await sizeOf(root);
    return limits.quota - used;
  };

  return {
    received: async (id) => (await frameEnds(uploadPath(id))).at(-1)?.plain ?? 0,

    append: async (id, key, offset, source) => {
      const path = uploadPath(id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const ends = [{ file: 0, plain: 0 }, ...(await frameEnds(path))];
      const index = ends.findIndex((end) => end.plain === offset);
      const start = ends[index];
      if (start === undefined)
        throw new KeepingError(
          "BLOB_OFFSET",
          `The upload has ${ends.at(-1)?.plain ?? 0} bytes; continue there, not at ${offset}.`,
        );
      const file = await open(path, "a+", 0o600);
      try {
        await file.truncate(start.file);
        const writer = frameWriter(file, streamKey(key), index);
        let plain = offset;
        for await (const chunk of source) {
          plain += chunk.byteLength;
          if (plain > limits.largest)
            throw new KeepingError("BLOB_TOO_LARGE", `An upload holds at most ${limits.largest} bytes.`);
          if (plain - offset > (await room()))
            throw new KeepingError(
              "QUOTA_FULL",
              "The store for large files is full; nothing more is taken until some are removed.",
            );
          await writer.write(chunk);
        }
        await writer.end();
        await file.sync();
        if (used !== undefined) used += plain - offset;
        return plain;
      } catch (error) {
        throw mapFault(error);
      } finally {
        await file.close();
      }
    },

    finish: async (id, key, ownerId) => {
      const path = uploadPath(id);
      const ends = await frameEnds(path);
      const hash = createHash("sha256");
      let bytes = 0;
      for await (const plain of openUnfinished(path, streamKey(key))) {
        hash.update(plain);
        bytes += plain.length;
      }
      await appendLast(path, streamKey(key), ends);
      const sha256 = hash.digest();
      const place = { address: addressOf(addressKey, ownerId, sha256), contentKey: key.id };
      await settle(path, blobPath(place));
      return { place, bytes, sha256 };
    },

    readUpload: (id, key) => openUnfinished(uploadPath(id), streamKey(key)),
    read: (place, key) => openBlob(blobPath(place), streamKey(key)),
    abandon: (id) => rm(uploadPath(id), { force: true }),
    remove: async (place) => {
      await rm(blobPath(place), { force: true });
      used = undefined;
    },
    sweep: async (known, graceMs = 3_600_000) => {
      const wanted = new Set([...known.blobs.map(blobPath), ...known.uploads.map(uploadPath)]);
      const unnamed = (await filesBelow(root)).filter((path) => !wanted.has(path));
      const newest = await fileTime(root);
      const orphans: string[] = [];
      for (const path of unnamed) if (newest - (await stat(path)).mtimeMs >= graceMs) orphans.push(path);
      for (const path of orphans) await rm(path, { force: true });
      used = undefined;
      return orphans;
    },
    sealedPath: blobPath,
  };
}

/** HMAC-SHA-256 over the owner's id and the content's hash, both of fixed length. */
function addressOf(key: Buffer, ownerId: string, sha256: Buffer): Buffer {
  return createHmac("sha256", key)
    .update(Buffer.from(ownerId.replaceAll("-", ""), "hex"))
    .update(sha256)
    .digest();
}

/** The blob's own key, apart from the one that seals rows. */
function streamKey(key: ContentKey): Buffer {
  return createHmac("sha256", key.bytes).update("blob").digest();
}

interface FrameEnd {
  /** Offsets after this frame: in the file, and in the plain bytes. */
  readonly file: number;
  readonly plain: number;
}

/** Where whole frames end. A frame that a crash cut is not counted; the next append writes over it. */
async function frameEnds(path: string): Promise<FrameEnd[]> {
  const file = await openIfThere(path);
  if (file === undefined) return [];
  try {
    const { size } = await file.stat();
    const ends: FrameEnd[] = [];
    const head = Buffer.alloc(4);
    let at = 0;
    let plain = 0;
    while (at + 4 <= size) {
      await file.read(head, 0, 4, at);
      const length = head.readUInt32BE(0);
      if (at + 4 + length > size || length + 4 < FRAME_OVERHEAD || length + 4 > FRAME + FRAME_OVERHEAD) break;
      at += 4 + length;
      plain += 4 + length - FRAME_OVERHEAD;
      ends.push({ file: at, plain });
    }
    return ends;
  } finally {
    await file.close();
  }
}

function frameWriter(file: FileHandle, stream: Buffer, first: number) {
  let counter = first;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async (bytes: Buffer) => {
    await file.appendFile(sealFrame(stream, counter++, false, bytes));
  };
  return {
    write: async (chunk: Uint8Array) => {
      held.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      size += chunk.byteLength;
      if (size < FRAME) return;
      const all = Buffer.concat(held);
      let at = 0;
      for (; all.length - at >= FRAME; at += FRAME) await flush(all.subarray(at, at + FRAME));
      held = [Buffer.from(all.subarray(at))];
      size = all.length - at;
    },
    end: async () => {
      if (size > 0) await flush(Buffer.concat(held));
    },
  };
}

async function* openUnfinished(path: string, stream: Buffer): AsyncGenerator<Buffer> {
  const end = (await frameEnds(path)).at(-1)?.file ?? 0;
  if (end === 0) return;
  try {
    yield* openStream(stream, withoutEnd(path, end, stream));
  } catch (error) {
    throw asBlobFault(error);
  }
}

/** The whole frames of a part file, then an empty last one, so that the reader of finished streams reads it too. */
async function* withoutEnd(path: string, end: number, stream: Buffer): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { end: end - 1 });
  yield sealFrame(stream, (await frameEnds(path)).length, true, new Uint8Array());
}

async function appendLast(path: string, stream: Buffer, ends: readonly FrameEnd[]): Promise<void> {
  const file = await open(path, "a+", 0o600);
  try {
    await file.truncate(ends.at(-1)?.file ?? 0);
    await file.appendFile(sealFrame(stream, ends.length, true, new Uint8Array()));
    await file.sync();
  } catch (error) {
    throw mapFault(error);
  } finally {
    await file.close();
  }
}

async function* openBlob(path: string, stream: Buffer): AsyncGenerator<Buffer> {
  try {
    yield* openStream(stream, createReadStream(path));
  } catch (error) {
    throw asBlobFault(error);
  }
}

function asBlobFault(error: unknown): unknown {
  if (codeOf(error) === "ENOENT") return new KeepingError("BLOB_MISSING", "The stored file is not there.", error);
  if (error instanceof StreamBroken)
    return new KeepingError("BLOB_BROKEN", `The stored file does not open: ${error.message}.`, error);
  return error;
}

/** Renames into place and syncs the folder: after a crash the blob is there whole or not at all. */
async function settle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
  const folder = await open(dirname(to), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function filesBelow(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function sizeOf(root: string): Promise<number> {
  const sizes = await Promise.all((await filesBelow(root)).map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The file system's own time, by which the age of its files is told. */
async function fileTime(root: string): Promise<number> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const probe = join(root, ".probe");
  const file = await open(probe, "w", 0o600);
  try {
    await file.write("now");
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
    await rm(probe, { force: true });
  }
}
