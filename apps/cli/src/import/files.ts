/** Which files a path means: itself, or every file of a folder that may hold something to import. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CommandFailed } from "../errors.ts";

/** Endings that are looked at in a folder; what a file is, its content says. */
export const ENDINGS = ["json", "ndjson", "jsonl", "xlsx", "csv", "tsv", "eml", "docx", "pdf", "xml"] as const;
const LOOKED_AT = new RegExp(`\\.(${ENDINGS.join("|")})$`, "i");

export interface FoundFile {
  readonly path: string;
  /** Named itself: then it has to be something. A file of a folder may be a list of words that nobody meant. */
  readonly named: boolean;
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** Files of a folder whose ending is none that is looked at. */
  readonly passedOver: number;
}

/** Files in order of their paths; a file that is named itself is always taken. Code: FILE_NOT_READABLE. */
export async function filesBelow(path: string): Promise<Found> {
  const about = await stat(path).catch(() => undefined);
  if (!about) throw new CommandFailed("FILE_NOT_READABLE", `${path} cannot be read.`);
  if (!about.isDirectory()) return { files: [{ path, named: true }], passedOver: 0 };
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  const files = inside.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const taken = files.filter((file) => LOOKED_AT.test(file)).sort();
  return { files: taken.map((file) => ({ path: file, named: false })), passedOver: files.length - taken.length };
}
