/** Lists the files of this repository for the checks that read all of them: what people wrote, nothing installed or built. */
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./places.ts";

const NOT_WRITTEN = new Set(["node_modules", "dist", ".git", ".cache", ".noroshi", "coverage", "test-results"]);

/** Where code stands; `scenarios` and `profiles` are data. */
export const CODE = ["packages", "apps", "testing", "tools", "bench", "e2e"];

/** Files below `rooms` (default: the whole repository), from the root, with forward slashes, in order. */
export function written(ending: RegExp, rooms: readonly string[] = ["."]): string[] {
  return rooms
    .flatMap(below)
    .filter((file) => ending.test(file))
    .sort();
}

/** The text of a file named from the root. */
export function textOf(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), "utf8");
}

/** The folders of all workspaces: packages, apps and the three rooms beside them. */
export function workspaces(): string[] {
  return written(/(^|\/)package\.json$/)
    .map((file) => path.posix.dirname(file))
    .filter((home) => home !== ".");
}

function below(folder: string): string[] {
  const top = path.join(ROOT, folder);
  if (!fs.existsSync(top)) return [];
  return fs.readdirSync(top, { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_WRITTEN.has(entry.name) ? [] : below(place);
    return entry.isFile() ? [place] : [];
  });
}
