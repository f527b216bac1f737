/**
 * What lies inside a backup: a manifest, then items (tables, blobs), each with its data and a closing note of count and hash.
 * A record is: sort (1 byte) ‖ length (4) ‖ bytes. Tables are PostgreSQL's own COPY text, so that any later version reads them.
 */
import { createHash } from "node:crypto";
import { KeepingError } from "./errors.ts";

export interface Manifest {
  readonly format: "noroshi-backup/1";
  readonly realm: string;
  readonly kind: "live" | "exercise" | "replay";
  readonly taken_at: string;
  /** Migrations of the realm's schema at that time: version and SHA-256 of the file. */
  readonly migrations: readonly { readonly version: number; readonly checksum: string }[];
  readonly sequences: readonly { readonly name: string; readonly last: number | null }[];
}

export interface TableItem {
  readonly item: "table";
  /** Null for the realm's own schema. */
  readonly schema: string | null;
  readonly table: string;
  readonly columns: readonly string[];
}

export interface BlobItem {
  readonly item: "blob";
  readonly address: string;
  readonly content_key: string;
}

export type Item = TableItem | BlobItem;

/** Closing note of an item. Rows are counted for tables, bytes for both. */
export interface Closing {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

type Sort = "M" | "I" | "D" | "C" | "Z";
const LARGEST = 1024 * 1024;

/** Writes records. */
export function record(sort: Sort, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(sort, "latin1");
  head.writeUInt32BE(bytes.byteLength, 1);
  return Buffer.concat([head, bytes]);
}

/** An item as records: its head, its data, its closing note. Calls `closed` with the note. */
export async function* itemRecords(
  item: Item,
  data: AsyncIterable<Uint8Array>,
  closed: (closing: Closing) => void,
): AsyncGenerator<Buffer> {
  yield record("I", Buffer.from(JSON.stringify(item)));
  const tally = counter(item);
  for await (const chunk of data) {
    tally.add(chunk);
    for (let at = 0; at < chunk.byteLength; at += LARGEST) yield record("D", chunk.subarray(at, at + LARGEST));
  }
  const closing = tally.close();
  closed(closing);
  yield record("C", Buffer.from(JSON.stringify(closing)));
}

/** A parcel being read: its manifest, then its items one by one; each item's data must be read to its end before the next. */
export interface Opened {
  readonly manifest: Manifest;
  items(): AsyncGenerator<{ readonly item: Item; readonly data: AsyncGenerator<Buffer>; closing(): Closing }>;
}

/** Reads a parcel. untrusted until the vault's last frame has opened: callers commit nothing before the items ended. Code: BACKUP_UNREADABLE. */
export async function openParcel(source: AsyncIterable<Uint8Array>): Promise<Opened> {
  const records = recordsOf(source);
  const first = await records.next();
  if (first.done === true || first.value.sort !== "M") throw unreadable("it has no manifest");
  const manifest = JSON.parse(first.value.bytes.toString("utf8")) as Manifest;
  if (manifest.format !== "noroshi-backup/1") throw unreadable(`its format is ${String(manifest.format)}`);
  return { manifest, items: () => items(records) };
}

async function* items(records: AsyncGenerator<{ sort: string; bytes: Buffer }>): ReturnType<Opened["items"]> {
  for (let next = await records.next(); next.done !== true; next = await records.next()) {
    if (next.value.sort === "Z") {
      // Read on to the very end: only then has the vault shown that nothing was cut or added.
      if ((await records.next()).done !== true) throw unreadable("something follows its end");
      return;
    }
    if (next.value.sort !== "I") throw unreadable("its records are out of order");
    const item = JSON.parse(next.value.bytes.toString("utf8")) as Item;
    const tally = counter(item);
    let closing: Closing | undefined;
    const data = async function* () {
      for (let part = await records.next(); ; part = await records.next()) {
        if (part.done === true) throw unreadable("an item has no end");
        if (part.value.sort === "C") {
          closing = JSON.parse(part.value.bytes.toString("utf8")) as Closing;
          break;
        }
        if (part.value.sort !== "D") throw unreadable("its records are out of order");
        tally.add(part.value.bytes);
        yield part.value.bytes;
      }
      const found = tally.close();
      if (found.sha256 !== closing.sha256 || found.rows !== closing.rows)
        throw unreadable("an item does not match its closing note");
    };
    const ended = () => {
      if (closing === undefined) throw new Error("an item's data was not read to its end");
      return closing;
    };
    yield { item, data: data(), closing: ended };
  }
  throw unreadable("it has no end");
}

async function* recordsOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ sort: string; bytes: Buffer }> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held =
      held.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([held, chunk]);
    while (held.length >= 5) {
      const length = held.readUInt32BE(1);
      if (length > 64 * LARGEST) throw unreadable("a record is too long");
      if (held.length < 5 + length) break;
      yield { sort: held.toString("latin1", 0, 1), bytes: held.subarray(5, 5 + length) };
      held = held.subarray(5 + length);
    }
  }
  if (held.length > 0) throw unreadable("a record is cut");
}

/** In COPY's text form a row is a line, and a line break within a value is written as \n: counting breaks counts rows. */
function counter(item: Item) {
  const hash = createHash("sha256");
  let bytes = 0;
  let rows = 0;
  return {
    add: (chunk: Uint8Array) => {
      hash.update(chunk);
      bytes += chunk.byteLength;
      if (item.item === "table") for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
    },
    close: (): Closing => ({ rows, bytes, sha256: hash.digest("hex") }),
  };
}

function unreadable(why: string): KeepingError {
  return new KeepingError("BACKUP_UNREADABLE", `The backup cannot be read: ${why}.`);
}
