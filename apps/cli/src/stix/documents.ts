/**
 * STIX files of any size, one object at a time: a bundle, a TAXII envelope, a list, a single object, or one object a line.
 * Trusts nothing: what cannot be read is an event with its place, and a file of lines goes on at the next line.
 */
import { createReadStream } from "node:fs";
import { type Fault, openBundle } from "@noroshi/stix";
import { CommandFailed } from "../errors.ts";
import { readHead, valueOfFirstLine } from "../import/head.ts";
import { linesOf } from "../import/lines.ts";

export type Found =
  | { readonly object: unknown; readonly place: string }
  | { readonly header: Readonly<Record<string, unknown>> }
  | { readonly fault: Fault; readonly place: string };

/** Code: FILE_NOT_READABLE. */
export async function* objectsIn(file: string): AsyncGenerator<Found> {
  try {
    const { head, size } = await readHead(file);
    yield* valueOfFirstLine(head, size) === undefined ? ofDocument(file) : ofLines(file);
  } catch (e) {
    if (!(e instanceof Error) || !("errno" in e)) throw e;
    throw new CommandFailed("FILE_NOT_READABLE", `${file} cannot be read.`);
  }
}

async function* ofDocument(file: string): AsyncGenerator<Found> {
  for await (const event of openBundle(createReadStream(file))) {
    if ("object" in event) yield { object: event.object, place: `objects[${event.index}]` };
    else if ("fault" in event) yield { fault: event.fault, place: "" };
    else yield event;
  }
}

async function* ofLines(file: string): AsyncGenerator<Found> {
  for await (const line of linesOf(file)) {
    for await (const event of openBundle(one(line.text))) {
      const place = `line ${line.number}`;
      if ("object" in event) yield { object: event.object, place };
      else if ("fault" in event) yield { fault: event.fault, place };
    }
  }
}

async function* one(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
