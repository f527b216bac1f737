/**
 * Takes raw input from a pipe into memory, and nowhere else: whole lines of one or more Zeek logs one after the other, told
 * apart by their `#path`. Bounded; what is too much is refused and wiped.
 */
import { type Joined, joinMails, readZeek } from "@noroshi/sensing";
import { SensorError } from "../errors.ts";

const MOST = 512 * 1024 * 1024;

export interface TakenIn extends Joined {
  readonly broken: number;
  /** Overwrites every byte that came in. */
  readonly wipe: () => void;
}

/** Reads to the end. Codes: SENSOR_INPUT_TOO_LARGE. */
export async function takeIn(input: AsyncIterable<Uint8Array>): Promise<TakenIn> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    length += chunk.length;
    chunks.push(chunk);
    if (length > MOST) {
      for (const one of chunks) one.fill(0);
      throw new SensorError("SENSOR_INPUT_TOO_LARGE", `More than ${MOST} bytes at once; send smaller batches.`);
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
    chunk.fill(0);
  }
  const { connections, mails } = parted(bytes);
  const [conn, smtp] = [readZeek(connections), readZeek(mails)];
  const joined = joinMails(conn.batch, smtp.batch);
  const columns = [...joined.batch.texts.values()].map((column) => column.bytes);
  const wipe = () => {
    for (const one of [bytes, connections, mails, ...columns]) one.fill(0);
  };
  return { ...joined, broken: conn.broken + smtp.broken, wipe };
}

/** The lines of connections and the lines of mails. Lines before any `#path` belong to connections. */
function parted(bytes: Uint8Array): { connections: Uint8Array; mails: Uint8Array } {
  const marks: { at: number; path: string }[] = [];
  const needle = new TextEncoder().encode("#path\t");
  for (let from = 0; from < bytes.length; ) {
    const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(needle, from);
    if (found < 0) break;
    const end = bytes.indexOf(10, found);
    const stop = end < 0 ? bytes.length : end;
    if (found === 0 || bytes[found - 1] === 10)
      marks.push({
        at: headBefore(bytes, found),
        path: new TextDecoder().decode(bytes.subarray(found + needle.length, stop)).trim(),
      });
    from = stop + 1;
  }
  const parts: Record<"connections" | "mails", Uint8Array[]> = { connections: [], mails: [] };
  const first = marks[0]?.at ?? bytes.length;
  parts.connections.push(bytes.subarray(0, first));
  for (const [n, { at, path }] of marks.entries()) {
    const part = bytes.subarray(at, marks[n + 1]?.at ?? bytes.length);
    if (path === "conn") parts.connections.push(part);
    else if (path === "smtp") parts.mails.push(part);
  }
  return { connections: Buffer.concat(parts.connections), mails: Buffer.concat(parts.mails) };
}

/** The beginning of the header block that this line stands in. */
function headBefore(bytes: Uint8Array, line: number): number {
  let begin = line;
  while (begin > 0) {
    const before = bytes.lastIndexOf(10, begin - 2) + 1;
    if (bytes[before] !== 0x23 || isClose(bytes, before)) break;
    begin = before;
  }
  return begin;
}

function isClose(bytes: Uint8Array, at: number): boolean {
  return new TextDecoder().decode(bytes.subarray(at, at + 6)) === "#close";
}
