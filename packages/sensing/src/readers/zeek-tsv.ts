/**
 * Reads Zeek's tab-separated logs by bytes. A header may come again in the middle (a rotated file) and change the fields. The
 * input is hostile: lines of any length, missing columns, wrong numbers; what cannot be read is left out and said by a count,
 * and a record with a column that nobody knows is marked.
 */

import { readAddress } from "../batch/address.ts";
import { isKnownField } from "../contract/fields.ts";
import { type Batch, ENDS_READ, type TextColumn, UNSET } from "../contract/index.ts";

export interface ZeekRead {
  readonly batch: Batch;
  /** Lines that have not as many columns as their header says. */
  readonly broken: number;
}

const TAB = 0x09;
const LF = 0x0a;
const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmp6: 58, sctp: 132 };

/** Reads whole lines; the caller keeps an unfinished last line for its next call. */
export function readZeek(bytes: Uint8Array): ZeekRead {
  const lines = linesOf(bytes);
  const most = lines.length / 2;
  const columns = new Map<string, { from: Uint32Array; to: Uint32Array }>();
  const time = new Float64Array(most).fill(Number.NaN);
  const origin = new Uint32Array(most * 4);
  const responder = new Uint32Array(most * 4);
  const ends = new Uint8Array(most);
  const originPort = new Uint16Array(most);
  const responderPort = new Uint16Array(most);
  const protocol = new Uint8Array(most);
  const strange = new Uint8Array(most);
  let header: readonly string[] = [];
  let unset = "-";
  let at = 0;
  let broken = 0;
  for (let line = 0; line < lines.length; line += 2) {
    const from = lines[line] ?? 0;
    let to = lines[line + 1] ?? 0;
    if (to > from && bytes[to - 1] === 0x0d) to--;
    if (to === from) continue;
    if (bytes[from] === 0x23) {
      const words = new TextDecoder().decode(bytes.subarray(from, to)).split("\t");
      if (words[0] === "#fields") header = words.slice(1);
      else if (words[0] === "#unset_field") unset = words[1] ?? "-";
      continue;
    }
    const cuts = cutsOf(bytes, from, to, header.length);
    if (cuts === undefined) {
      broken++;
      continue;
    }
    let both = 0;
    for (const [n, name] of header.entries()) {
      const start = cuts[n] ?? from;
      const end = (cuts[n + 1] ?? to + 1) - 1;
      if (isText(bytes, start, end, unset)) continue;
      let column = columns.get(name);
      if (column === undefined) {
        column = { from: new Uint32Array(most).fill(UNSET), to: new Uint32Array(most).fill(UNSET) };
        columns.set(name, column);
      }
      column.from[at] = start;
      column.to[at] = end;
      if (name === "ts") time[at] = microseconds(bytes, start, end);
      else if (name === "id.orig_h") both += readAddress(bytes, start, end, origin, at * 4) ? 1 : 0;
      else if (name === "id.resp_h") both += readAddress(bytes, start, end, responder, at * 4) ? 1 : 0;
      else if (name === "id.orig_p") originPort[at] = portAt(bytes, start, end);
      else if (name === "id.resp_p") responderPort[at] = portAt(bytes, start, end);
      else if (name === "proto")
        protocol[at] = PROTOCOLS[String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 8)))] ?? 0;
      else if (!isKnownField(name)) strange[at] = 1;
    }
    ends[at] = both === 2 ? ENDS_READ : 0;
    at++;
  }
  const texts = new Map<string, TextColumn>();
  for (const [name, column] of columns)
    texts.set(name, { bytes, from: column.from.subarray(0, at), to: column.to.subarray(0, at) });
  const batch: Batch = {
    length: at,
    time: time.subarray(0, at),
    origin: origin.subarray(0, at * 4),
    responder: responder.subarray(0, at * 4),
    ends: ends.subarray(0, at),
    originPort: originPort.subarray(0, at),
    responderPort: responderPort.subarray(0, at),
    protocol: protocol.subarray(0, at),
    strange: strange.subarray(0, at),
    texts,
  };
  return { batch, broken };
}

/** Begin and end of every line, one after the other. */
function linesOf(bytes: Uint8Array): number[] {
  const lines: number[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(LF, from);
    const to = found < 0 ? bytes.length : found;
    lines.push(from, to);
    from = to + 1;
  }
  return lines;
}

/** Where each column begins, and one past the end plus one; undefined when there are not exactly `wanted`. */
function cutsOf(bytes: Uint8Array, from: number, to: number, wanted: number): number[] | undefined {
  const cuts = [from];
  for (let i = from; i < to; i++) if (bytes[i] === TAB) cuts.push(i + 1);
  if (cuts.length !== wanted || wanted === 0) return undefined;
  cuts.push(to + 1);
  return cuts;
}

function isText(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Decimal seconds as microseconds; NaN when they are not a number. */
function microseconds(bytes: Uint8Array, from: number, to: number): number {
  let whole = 0;
  let fraction = 0;
  let places = -1;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c === 0x2e && places < 0) places = 0;
    else if (c < 0x30 || c > 0x39) return Number.NaN;
    else if (places < 0) whole = whole * 10 + c - 0x30;
    else if (places < 6) {
      fraction = fraction * 10 + c - 0x30;
      places++;
    }
  }
  if (from === to || whole > 9e9) return Number.NaN;
  for (let p = Math.max(places, 0); p < 6; p++) fraction *= 10;
  return whole * 1e6 + fraction;
}

function portAt(bytes: Uint8Array, from: number, to: number): number {
  let port = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c < 0x30 || c > 0x39 || i - from > 4) return 0;
    port = port * 10 + c - 0x30;
  }
  return port > 65_535 ? 0 : port;
}
