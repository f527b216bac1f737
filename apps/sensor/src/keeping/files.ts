/** Files that are on disk when a call returns, readable by this user alone, and files that are destroyed before they are removed. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Writes the whole file in one step: after a crash it is there as it was before, or as it is to be. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.next`;
  const file = openSync(next, "w", 0o600);
  try {
    writeSync(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
  syncFolder(dirname(path));
}

/**
 * Overwrites the file's bytes with chance and removes it. On media that copy on write only the removal is certain. It loses its name
 * first: a crash in the middle leaves a half that the next start removes, never a file of that name that nobody can read.
 */
export function shred(path: string): void {
  if (!existsSync(path)) return;
  const going = `${path}.next`;
  renameSync(path, going);
  const file = openSync(going, "r+");
  try {
    writeSync(file, randomBytes(statSync(going).size), 0, undefined, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(going);
  syncFolder(dirname(path));
}

/** The names in a folder, in order; none where there is no folder. */
export function namesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.endsWith(".next"))
        .sort()
    : [];
}

/** Removes what a crash left half written below a folder. */
export function clearHalves(folder: string): void {
  if (!existsSync(folder)) return;
  for (const one of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (one.isFile() && one.name.endsWith(".next")) shred(join(one.parentPath, one.name));
}

function syncFolder(folder: string): void {
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
