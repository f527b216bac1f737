/** Reads a file line by line and sends groups of lines at once: memory stays small whatever the file's size. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Lines that are not blank, with their numbers from 1. */
export async function* linesOf(file: string): AsyncGenerator<{ readonly text: string; readonly number: number }> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() !== "") yield { text, number };
  }
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
