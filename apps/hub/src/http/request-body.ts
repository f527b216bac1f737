/**
 * Reads a request's body. untrusted: its length, its pace and whether it ends. Where reading stops early the rest is read and
 * thrown away, within bounds: a sender that is still talking would otherwise lose the line before it heard why.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "./problem.ts";

/** How much, and for how long, the hub listens on to a body that it has already refused. */
const PATIENCE = { bytes: 64 * 1024 * 1024, ms: 5_000 };

/** The body in parts, as they come. */
export async function* bodyParts(request: Request): AsyncGenerator<Uint8Array> {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return;
  let ended = false;
  try {
    for (;;) {
      const part = await reader.read().catch((e: unknown) => {
        ended = true; // the sender is gone: there is nothing to throw away
        throw e;
      });
      ended = part.done;
      if (part.done) return;
      yield part.value;
    }
  } finally {
    if (!ended) await Promise.race([throwAway(reader), pause(PATIENCE.ms, undefined, { ref: false })]);
  }
}

async function throwAway(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let bytes = 0; bytes <= PATIENCE.bytes; ) {
    const part = await reader.read().catch(() => undefined);
    if (!part || part.done) return;
    bytes += part.value.byteLength;
  }
}

/** The whole body, up to a cap; a lying Content-Length helps nobody. @throws Refusal TOO_LARGE */
export async function readCapped(request: Request, cap: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > cap) throw new Refusal("TOO_LARGE");
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bodyParts(request)) {
    length += part.byteLength;
    if (length > cap) throw new Refusal("TOO_LARGE");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
