/** Which files a path means: itself, or every file of a folder that may hold something to import. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";

const LOOKED_AT = /\.(json|ndjson|jsonl|xlsx)$/i;

export interface Found {
  readonly files: readonly string[];
  /** Files of a folder whose ending is none that is looked at. */
  readonly passedOver: number;
}

/** Files in order of their paths; a file that is named itself is always taken. Code: FILE_NOT_READABLE. */
export async function filesBelow(path: string): Promise<Found> {
  const about = await stat(path).catch(() => undefined);
  if (!about) throw new CommandFailed("FILE_NOT_READABLE", `${path} cannot be read.`);
  if (!about.isDirectory()) return { files: [path], passedOver: 0 };
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  const files = inside.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const taken = files.filter((file) => LOOKED_AT.test(file)).sort();
  return { files: taken, passedOver: files.length - taken.length };
}
