/** Batches for tests, made of plain rows: what a reader would have made of a log. */
import { type Batch, ENDS_READ, isKnownField, type TextColumn, UNSET } from "@noroshi/sensing/contract";
import { PROTOCOL_NUMBERS } from "../compile/interpreter.ts";
import { boundsOf } from "../compile/ranges.ts";

/** A record by its fields' own names, as Zeek would print them. */
export type Row = Readonly<Record<string, string>>;

export function batchOf(rows: readonly Row[]): Batch {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const words = (text: string | undefined) => {
    try {
      return boundsOf(text ?? "").low;
    } catch {
      return undefined;
    }
  };
  const flat = (name: string) => Uint32Array.from(rows.flatMap((row) => words(row[name]) ?? [0, 0, 0, 0]));
  return {
    length: rows.length,
    time: Float64Array.from(rows, (row) => Number(row["ts"]) * 1e6),
    origin: flat("id.orig_h"),
    responder: flat("id.resp_h"),
    ends: Uint8Array.from(rows, (row) => (words(row["id.orig_h"]) && words(row["id.resp_h"]) ? ENDS_READ : 0)),
    originPort: Uint16Array.from(rows, (row) => Number(row["id.orig_p"] ?? 0)),
    responderPort: Uint16Array.from(rows, (row) => Number(row["id.resp_p"] ?? 0)),
    protocol: Uint8Array.from(rows, (row) => PROTOCOL_NUMBERS[row["proto"] ?? ""] ?? 0),
    strange: Uint8Array.from(rows, (row) => (Object.keys(row).every(isKnownField) ? 0 : 1)),
    texts: new Map(names.map((name) => [name, columnOf(rows.map((row) => row[name]))])),
  };
}

function columnOf(values: readonly (string | undefined)[]): TextColumn {
  const from = new Uint32Array(values.length).fill(UNSET);
  const to = new Uint32Array(values.length).fill(UNSET);
  let text = "";
  for (const [at, value] of values.entries()) {
    if (value === undefined) continue;
    from[at] = new TextEncoder().encode(text).length;
    text += value;
    to[at] = new TextEncoder().encode(text).length;
  }
  return { bytes: new TextEncoder().encode(text), from, to };
}
