/**
 * Reads a file line by line and hands lines out in groups: memory stays small whatever the file's size. A line ends at LF and
 * nowhere else: U+2028 stands inside of strings, where readers of text made for people would cut.
 */
import { createReadStream } from "node:fs";
import { CommandFailed } from "../errors.ts";

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** No line is longer than this; a file with a longer one is no file of lines. */
const LONGEST = 64 * 1024 * 1024;
const LF = 10;

/** Lines that are not blank. Throws for a file that cannot be opened; NOT_UNDERSTOOD for a line without end. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      parts.push(chunk.subarray(from, end));
      const text = textOf(parts);
      number++;
      if (text !== "") yield { text, number };
      [parts, held, from] = [[], 0, end + 1];
    }
    parts.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > LONGEST)
      throw new CommandFailed(
        "NOT_UNDERSTOOD",
        `${file} line ${number + 1} is longer than ${LONGEST >> 20} MB: this is no file of lines.`,
      );
  }
  const last = textOf(parts);
  if (last !== "") yield { text: last, number: number + 1 };
}

/** The same for a file that a person named: one that cannot be read is said to be so. Throws FILE_NOT_READABLE too. */
export async function* readableLinesOf(file: string): AsyncGenerator<Line> {
  try {
    yield* linesOf(file);
  } catch (e) {
    if (!(e instanceof Error) || !("errno" in e)) throw e;
    throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  }
}

/** Without blanks around it and without a byte order mark. */
function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString("utf8").trim();
}

/** Groups of at most `most`. */
export async function* grouped<T>(source: AsyncIterable<T>, most: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const one of source) {
    group.push(one);
    if (group.length === most) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}
