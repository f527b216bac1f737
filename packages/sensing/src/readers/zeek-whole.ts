/**
 * Whole Zeek logs one after the other as one batch: connections, with the mails that went over them beside them by uid. The logs
 * are told apart by their `#path`; lines before any belong to connections, other logs are left out.
 */
import { joinMails } from "../batch/join.ts";
import type { Batch } from "../contract/index.ts";
import { readZeek } from "./zeek-tsv.ts";

export interface Whole {
  readonly batch: Batch;
  /** Lines that were no record, and mails without their connection. */
  readonly unreadable: number;
  /** Overwrites every byte that was made of the input; the input itself is the caller's. */
  readonly wipe: () => void;
}

/** Reads logs that end with their last line. */
export function readZeekWhole(bytes: Uint8Array): Whole {
  const { connections, mails } = parted(bytes);
  const [conn, smtp] = [readZeek(connections), readZeek(mails)];
  const { batch, orphans } = joinMails(conn.batch, smtp.batch);
  const made = [connections, mails, ...[...batch.texts.values()].map((column) => column.bytes)];
  const wipe = () => {
    for (const one of made) one.fill(0);
  };
  return { batch, unreadable: conn.broken + smtp.broken + orphans, wipe };
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
