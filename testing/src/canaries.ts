/** Looks for a text in bytes in every writing in which it may lie there: in memory that was written down, files, whole folders. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A text as it is, in other letters, in base64 at any place, in hexadecimal and in UTF-16. */
export function writings(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((by) =>
    Buffer.concat([Buffer.alloc(by), bytes])
      .toString("base64")
      .slice(by === 0 ? 0 : by + 1, -4),
  );
  const all = [text, text.toLowerCase(), text.toUpperCase(), bytes.toString("hex"), ...shifted];
  return [...all.map((one) => Buffer.from(one)), Buffer.from(text, "utf16le")];
}

/** Whether a text lies in bytes in any writing. */
export function liesIn(bytes: Buffer, text: string): boolean {
  return writings(text).some((one) => bytes.includes(one));
}

/** Every file below a folder in whose bytes or name a text lies in any writing, by its path from there. */
export function filesWith(root: string, text: string): string[] {
  const wanted = writings(text);
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((one) => {
    const path = join(one.parentPath, one.name);
    if (!one.isFile() || !existsSync(path)) return [];
    const bytes = readFileSync(path);
    return wanted.some((each) => bytes.includes(each) || one.name.includes(each.toString()))
      ? [path.slice(root.length)]
      : [];
  });
}
