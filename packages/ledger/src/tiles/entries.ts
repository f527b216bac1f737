/**
 * Bundles of entries (C2SP tlog-tiles): each entry behind its length, two bytes, big end first. An entry is at most 65,535
 * bytes; what is longer has to be committed to by a hash.
 */
import { LedgerError } from "../errors.ts";
import { TILE_WIDTH } from "./place.ts";

const MOST = 0xffff;

/** Throws LEDGER_ENTRY_TOO_LONG. */
export function writeEntries(entries: readonly Uint8Array[]): Uint8Array {
  for (const entry of entries)
    if (entry.length > MOST) throw new LedgerError("LEDGER_ENTRY_TOO_LONG", `${entry.length} bytes, at most ${MOST}`);
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bytes.set([entry.length >> 8, entry.length & 0xff], at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** Reads a bundle that must hold exactly `width` entries. Throws LEDGER_TILE_MALFORMED. */
export function readEntries(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < TILE_WIDTH) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (at + 2 + length > bytes.length) break;
    entries.push(bytes.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (at !== bytes.length || entries.length !== width)
    throw new LedgerError("LEDGER_TILE_MALFORMED", `a bundle of ${width} entries, cut or too long at byte ${at}`);
  return entries;
}
