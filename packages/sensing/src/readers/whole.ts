/**
 * A whole input as one batch, for selection: connections, with the mails that went over them beside them by uid. Zeek's logs are
 * told apart by their `#path` or `_path`; what says none belongs to connections, other logs are left out.
 */
import { joinMails } from "../batch/join.ts";
import { partOf } from "../batch/part.ts";
import { type Batch, textAt } from "../contract/index.ts";
import { eveReader } from "./eve.ts";
import { isLines, type LineFormat, type TrafficFormat } from "./formats.ts";
import type { Whole } from "./reader.ts";
import { RecordStream } from "./record-stream.ts";
import { PATH_FIELD, zeekJsonReader } from "./zeek-json.ts";
import { linesIn, readZeek } from "./zeek-tsv.ts";

/** Reads an input from its beginning to its end. Captures and flows are overwritten while they are read. */
export function readWhole(format: TrafficFormat, bytes: Uint8Array): Whole {
  if (isLines(format)) return LOGS[format](bytes);
  const stream = new RecordStream(format);
  stream.push(bytes);
  stream.end();
  return stream.take();
}

const LOGS: Readonly<Record<LineFormat, (bytes: Uint8Array) => Whole>> = {
  zeek: readZeekWhole,
  "zeek-json": readZeekJsonWhole,
  eve: readEveWhole,
};

/** Reads logs that end with their last line. */
function readZeekWhole(bytes: Uint8Array): Whole {
  const { connections, mails } = parted(bytes);
  const [conn, smtp] = [readZeek(connections), readZeek(mails)];
  const { batch, orphans } = joinMails(conn.batch, smtp.batch);
  return { batch, unreadable: conn.broken + smtp.broken + orphans, wipe: () => wipe(batch, connections, mails) };
}

function readZeekJsonWhole(bytes: Uint8Array): Whole {
  const reader = zeekJsonReader({ most: linesIn(bytes) });
  const { batch: all, faults } = reader.read(bytes, true);
  const places: Record<"connections" | "mails", number[]> = { connections: [], mails: [] };
  for (let at = 0; at < all.length; at++) {
    const path = textAt(all, PATH_FIELD, at) ?? "conn";
    if (path === "conn") places.connections.push(at);
    else if (path === "smtp") places.mails.push(at);
  }
  const { batch, orphans } = joinMails(partOf(all, places.connections), partOf(all, places.mails));
  const unreadable = faults.length + orphans;
  return {
    ...{ batch, unreadable },
    wipe: () => {
      reader.wipe();
      wipe(all);
      wipe(batch);
    },
  };
}

function readEveWhole(bytes: Uint8Array): Whole {
  const reader = eveReader({ most: linesIn(bytes) });
  const { batch, faults } = reader.read(bytes, true);
  return {
    ...{ batch, unreadable: faults.length },
    wipe: () => {
      reader.wipe();
      wipe(batch);
    },
  };
}

function wipe(batch: Batch, ...more: readonly Uint8Array[]): void {
  for (const one of [...more, ...[...batch.texts.values()].map((column) => column.bytes)]) one.fill(0);
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
