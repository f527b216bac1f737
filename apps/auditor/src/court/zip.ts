/**
 * Files of a court export, straight from the archive that the hub made: stored, never compressed, one name once. Read by hand and
 * strictly, since a machine that judges needs no more than the auditor; whatever else an archive may hold is refused.
 */
import type { Evidence } from "../evidence.ts";
import { textOf } from "../evidence.ts";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of an archive may carry a comment of this length. */
const END_WITHIN = 22 + 0xffff;
const STORED = 0;

/** @throws Error naming what is no archive of this kind */
export function evidenceInZip(bytes: Uint8Array): Evidence {
  const files = filesOf(bytes);
  return {
    read: (path) => Promise.resolve(files.get(path)),
    list: () => Promise.resolve([...files.keys()]),
  };
}

// untrusted: whoever handed over the archive wrote every length in it
function filesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files = new Map<string, Uint8Array>();
  for (let n = 0; n < count; n++) {
    within(view, at, 46);
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("no archive: its directory is broken");
    const size = view.getUint32(at + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    if (name === undefined || extra === undefined || comment === undefined) throw new Error("no archive");
    within(view, at + 46, name);
    const path = textOf(bytes.subarray(at + 46, at + 46 + name));
    if (view.getUint16(at + 10, true) !== STORED || view.getUint32(at + 20, true) !== size)
      throw new Error(`no court export: ${JSON.stringify(path)} is compressed`);
    if (files.has(path)) throw new Error(`no court export: ${JSON.stringify(path)} stands there twice`);
    files.set(path, stored(bytes, view, view.getUint32(at + 42, true), size));
    at += 46 + name + extra + comment;
  }
  return files;
}

function stored(bytes: Uint8Array, view: DataView, at: number, size: number): Uint8Array {
  within(view, at, 30);
  if (view.getUint32(at, true) !== LOCAL) throw new Error("no archive: a file is not where its directory says");
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  within(view, from, size);
  return bytes.subarray(from, from + size);
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_WITHIN); at--)
    if (view.getUint32(at, true) === END) return at;
  throw new Error("no archive: it has no end");
}

function within(view: DataView, at: number, length: number): void {
  if (at + length > view.byteLength) throw new Error("no archive: it was cut off");
}
