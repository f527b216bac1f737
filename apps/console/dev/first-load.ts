/** What a browser must fetch before it can draw the first page: the entry, what it imports at once, and the page's chunk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const ASSET = /(?:src|href)="\/(assets\/[^"]+)"/g;
const IMPORT = /(?:from|import)\s*"\.\/([^"]+\.js)"/g;

interface Load {
  readonly files: readonly string[];
  readonly gzip: number;
}

/** @param dist the built console; @param page the start of the name of the first page's chunk */
export function firstLoad(dist: string, names: readonly string[], page: string): Load {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const files = new Set([...html.matchAll(ASSET)].map((m) => m[1] ?? ""));
  for (const name of names) if (name.startsWith(page)) files.add(`assets/${name}`);
  for (const file of files) {
    if (!file.endsWith(".js")) continue;
    const text = readFileSync(join(dist, file), "utf8");
    for (const m of text.matchAll(IMPORT)) files.add(`assets/${m[1]}`);
  }
  const gzip = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  return { files: [...files].toSorted(), gzip };
}
