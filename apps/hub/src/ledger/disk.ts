/**
 * The few things that a log does to a disk, each a boundary at which a machine may stop. A file appears whole or not at all: written
 * under another name, brought to the disk, renamed, and the folder brought to the disk after it. A test hands in a disk that stops.
 */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../db/faults.ts";

export interface Disk {
  read(path: string): Promise<Uint8Array | undefined>;
  makeFolder(path: string): Promise<void>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Brings a file or a folder to the disk. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export const hostDisk: Disk = {
  async read(path) {
    try {
      return new Uint8Array(await readFile(path));
    } catch (error) {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
      throw error;
    }
  },
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  async write(path, bytes) {
    const file = await open(path, "w", 0o600);
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
  },
  async sync(path) {
    const file = await open(path, "r");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
};

const UNDER_WAY = ".new";
/** Files under way at once: a disk brings several down in the time of one. */
const WIDTH = 8;

/** Puts files where they belong, so that all of them stand whole when this returns; in which order they come there is open. */
export async function putFiles(disk: Disk, files: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
  const folders = new Set(files.map((file) => dirname(file.path)));
  for (const folder of folders) await disk.makeFolder(folder);
  const left = files.values();
  const place = async (): Promise<void> => {
    for (const { path, bytes } of left) {
      await disk.write(path + UNDER_WAY, bytes);
      await disk.sync(path + UNDER_WAY);
      await disk.rename(path + UNDER_WAY, path);
    }
  };
  const placed = await Promise.allSettled(Array.from({ length: WIDTH }, place));
  // Told only when nothing is under way any more, so that whoever goes on meets no file that still changes.
  for (const one of placed) if (one.status === "rejected") throw one.reason;
  // A new folder stands in the one above it; a few levels are few syncs.
  const upward = new Set<string>();
  for (let folder of folders)
    for (let up = 0; up < 6 && folder !== dirname(folder); up++, folder = dirname(folder)) upward.add(folder);
  for (const folder of upward) await disk.sync(folder);
}
