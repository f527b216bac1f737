/** The bytes of the traffic: a file, standard input, either of them perhaps packed with gzip. Read as they come, never whole. */
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { CommandFailed } from "../errors.ts";

export interface Source {
  /** Reads into `buffer` from `at` on; 0 at the end. */
  fill(buffer: Uint8Array, at: number): Promise<number>;
  close(): Promise<void>;
}

const GZIP = [0x1f, 0x8b];

/** @param name a file, or `-` for standard input. Code: FILE_NOT_READABLE. */
export async function openSource(name: string): Promise<Source> {
  if (name === "-") return ofStream(process.stdin);
  try {
    const handle = await open(name, "r");
    const head = Buffer.alloc(2);
    const { bytesRead } = await handle.read(head, 0, 2, null);
    await handle.close();
    const again = await open(name, "r");
    if (bytesRead === 2 && GZIP.every((byte, n) => head[n] === byte)) return ofStream(again.createReadStream());
    return {
      async fill(buffer, at) {
        return (await again.read(buffer, at, buffer.length - at, null)).bytesRead;
      },
      close: () => again.close(),
    };
  } catch {
    throw new CommandFailed("FILE_NOT_READABLE", `${name} cannot be read.`);
  }
}

/** Unpacks where the first two bytes say gzip. Code: NOT_UNDERSTOOD for a packed stream that is damaged. */
function ofStream(stream: Readable): Source {
  const chunks = unpacked(stream)[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  return {
    async fill(buffer, at) {
      while (held.length === 0) {
        const { done, value } = await chunks.next();
        if (done === true) return 0;
        held = value;
      }
      const length = Math.min(held.length, buffer.length - at);
      buffer.set(held.subarray(0, length), at);
      held = held.subarray(length);
      return length;
    },
    async close() {
      stream.destroy();
    },
  };
}

async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  const rest = (async function* () {
    yield head;
    for (;;) {
      const { done, value } = await chunks.next();
      if (done === true) return;
      yield value;
    }
  })();
  if (!GZIP.every((byte, n) => head[n] === byte)) return yield* rest;
  const gunzip = createGunzip();
  // A fault on either side ends the reading below with it.
  pipeline(Readable.from(rest), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    throw new CommandFailed("NOT_UNDERSTOOD", `The input is packed with gzip and damaged: ${e.message}.`);
  }
}
