/**
 * Seals a long stream in pieces, so that it can be written, read and checked in constant memory, and a cut or a swap shows.
 * As in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) each frame is bound to its number and to whether it
 * is the last; the nonce is random, because an upload that a crash cut writes a frame of the same number once more.
 * Frame on disk: length of what follows (4, big endian) ‖ nonce (12) ‖ ciphertext ‖ tag (16), AES-256-GCM.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { systemChance } from "../db/chance.ts";

const TAG = 16;
const NONCE = 12;
const HEAD = 4;
/** Plain bytes a frame holds at most. */
export const FRAME = 64 * 1024;
/** Bytes that a frame adds to what it holds. */
export const FRAME_OVERHEAD = HEAD + NONCE + TAG;
const LARGEST = NONCE + FRAME + TAG;

/** Why a stream did not open. */
export type StreamFault = "cut" | "changed";

export class StreamBroken extends Error {
  readonly fault: StreamFault;

  constructor(fault: StreamFault, cause?: unknown) {
    super(
      fault === "cut" ? "the stream ends before its end mark" : "a frame does not open",
      cause === undefined ? undefined : { cause },
    );
    this.name = "StreamBroken";
    this.fault = fault;
  }
}

/** Seals frame number `counter`. */
export function sealFrame(key: Buffer, counter: number, last: boolean, plain: Uint8Array): Buffer {
  const nonce = systemChance.bytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(placeOf(counter, last));
  const body = cipher.update(plain);
  cipher.final();
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(NONCE + body.length + TAG);
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
}

/** Seals a whole stream: full frames, then one that is marked as the last (it may be empty). */
export async function* sealStream(key: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let counter = 0;
  for await (const chunk of source) {
    held.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    size += chunk.byteLength;
    if (size <= FRAME) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at > FRAME; at += FRAME) yield sealFrame(key, counter++, false, all.subarray(at, at + FRAME));
    held = [Buffer.from(all.subarray(at))];
    size = all.length - at;
  }
  yield sealFrame(key, counter, true, Buffer.concat(held));
}

/** Opens a whole stream frame by frame. untrusted: every byte of it. Throws StreamBroken; bytes after the last frame are "changed". */
export async function* openStream(key: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let counter = 0;
  let ended = false;
  for await (const frame of framesOf(source)) {
    if (ended) throw new StreamBroken("changed");
    const { plain, last } = openFrame(key, counter++, frame);
    ended = last;
    yield plain;
  }
  if (!ended) throw new StreamBroken("cut");
}

/** Opens one frame and says whether it is the last. */
export function openFrame(key: Buffer, counter: number, frame: Buffer): { plain: Buffer; last: boolean } {
  const plain = tryFrame(key, counter, false, frame);
  if (plain !== undefined) return { plain, last: false };
  const last = tryFrame(key, counter, true, frame);
  if (last === undefined) throw new StreamBroken("changed");
  return { plain: last, last: true };
}

function tryFrame(key: Buffer, counter: number, last: boolean, frame: Buffer): Buffer | undefined {
  const decipher = createDecipheriv("aes-256-gcm", key, frame.subarray(0, NONCE))
    .setAAD(placeOf(counter, last))
    .setAuthTag(frame.subarray(frame.length - TAG));
  const body = decipher.update(frame.subarray(NONCE, frame.length - TAG));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return body;
}

/** Cuts a stream of bytes into frames by their lengths. untrusted: the lengths. */
export async function* framesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held =
      held.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([held, chunk]);
    while (held.length >= HEAD) {
      const length = held.readUInt32BE(0);
      if (length < NONCE + TAG || length > LARGEST) throw new StreamBroken("changed");
      if (held.length < HEAD + length) break;
      yield held.subarray(HEAD, HEAD + length);
      held = held.subarray(HEAD + length);
    }
  }
  if (held.length > 0) throw new StreamBroken("cut");
}

function placeOf(counter: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(counter);
  place.writeUInt8(last ? 1 : 0, 4);
  return place;
}
