/** The beginning of a file, and whether it is one JSON value a line: enough to choose a reader without reading it whole. */
import { open } from "node:fs/promises";
import { readJson } from "./json.ts";

/** The first line of a file of lines is no longer than this. */
const HEAD = 8 * 1024 * 1024;

export async function readHead(file: string): Promise<{ readonly head: Buffer; readonly size: number }> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, HEAD));
    let got = 0;
    while (got < head.length) {
      const { bytesRead } = await handle.read(head, got, head.length - got, got);
      if (bytesRead === 0) break;
      got += bytesRead;
    }
    return { head: head.subarray(0, got), size };
  } finally {
    await handle.close();
  }
}

/** The value of the first line, if the file is one JSON object a line: the second line, too, begins with a brace. */
export function valueOfFirstLine(head: Buffer, size: number): unknown {
  const lines = head.toString("utf8").split("\n", 50);
  // The last line of a head that was cut may be cut as well.
  const whole = (head.length < size ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "");
  const [first, second] = [whole[0], lines.filter((line) => line.trim() !== "")[1]];
  if (first === undefined || second === undefined || !/^\s*\{/.test(second)) return undefined;
  const read = readJson(first);
  return read.ok && typeof read.value === "object" && read.value !== null ? read.value : undefined;
}
