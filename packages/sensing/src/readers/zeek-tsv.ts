/**
 * Reads Zeek's tab-separated logs by bytes. A header may come again in the middle (a rotated file) and change the fields. The
 * input is hostile: lines of any length, missing columns, wrong numbers; what cannot be read is left out and said with its
 * line, and a record with a column that nobody knows is marked.
 */

import { readAddress, readV4To } from "../batch/address.ts";
import { Columns, endsOf, type Span } from "../batch/columns.ts";
import { isKnownField } from "../contract/fields.ts";
import { type Batch, MATCHED, type Matched, UNSET } from "../contract/index.ts";
import { microseconds, portAt, protocolAt } from "./plain-text.ts";
import { BATCH_MOST, type Portion, type Reader, type ReaderOptions, type ReadFault } from "./reader.ts";

export interface ZeekRead {
  readonly batch: Batch;
  /** Lines that have not as many columns as their header says. */
  readonly broken: number;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const HASH = 0x23;
const DASH = 0x2d;

/** A line of a log is some hundred bytes; Zeek itself cuts fields far below this. */
const LINE_MOST = 1 << 20;
/** What is done with a column: nothing, a column of its own, or only a text. */
const SKIP = 0;
const TIME = 1;
const ORIGIN = 2;
const RESPONDER = 3;
const ORIGIN_PORT = 4;
const RESPONDER_PORT = 5;
const PROTOCOL = 6;
/** A text that has no column of its own. */
const TEXT = 7;
/** A time that is read when it is asked for. */
const LATER = 8;
const OWN: Readonly<Record<string, number>> = {
  ts: TIME,
  "id.orig_h": ORIGIN,
  "id.resp_h": RESPONDER,
  "id.orig_p": ORIGIN_PORT,
  "id.resp_p": RESPONDER_PORT,
  proto: PROTOCOL,
};

/** Reads whole lines at once; the caller keeps an unfinished last line for its next call. */
export function readZeek(bytes: Uint8Array): ZeekRead {
  const { batch, faults } = new ZeekReader({ most: linesIn(bytes) }).read(bytes, true);
  return { batch, broken: faults.length };
}

/** Lines in bytes, and one more. */
export function linesIn(bytes: Uint8Array): number {
  let count = 1;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

export class ZeekReader implements Reader {
  readonly #matchedOnly: boolean;
  readonly #ports: boolean;
  readonly #columns: Columns;
  #line = 0;
  #fields: readonly string[] = [];
  #types: readonly string[] = [];
  #unset = Buffer.from("-");
  /** For each column what is done with it, and where its text goes. */
  #action = new Uint8Array(0);
  #spans: (Span | undefined)[] = [];
  /** The first column from which on nothing is wanted. */
  #rest = 0;
  #strange = false;
  #matched: ReadonlyMap<string, Matched> = new Map();
  #passing = false;

  constructor(options: ReaderOptions = {}) {
    this.#matchedOnly = options.matchedOnly ?? false;
    this.#ports = options.ports ?? false;
    this.#columns = new Columns(options.most ?? BATCH_MOST);
  }

  read(bytes: Uint8Array, end: boolean): Portion {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const faults: ReadFault[] = [];
    const before = this.#line;
    const last = end ? bytes.length : buffer.lastIndexOf(LF) + 1;
    if (last === 0) return this.#unfinished(bytes);
    this.#columns.reset();
    let from = 0;
    if (this.#passing) {
      from = buffer.indexOf(LF) + 1 || last;
      this.#passing = false;
    }
    while (from < last && this.#columns.length + faults.length < this.#columns.most) {
      this.#line++;
      const c = bytes[from];
      if (c !== HASH && c !== LF && c !== CR) {
        from = this.#record(bytes, from, last, faults);
        continue;
      }
      const found = buffer.indexOf(LF, from);
      const to = found < 0 || found > last ? last : found;
      if (c === HASH) this.#header(buffer.toString("utf8", from, bytes[to - 1] === CR ? to - 1 : to));
      else if (to - from > (bytes[to - 1] === CR ? 1 : 0)) faults.push({ code: "LINE_COLUMNS", number: this.#line });
      from = to + 1;
    }
    const { from: begins, to: ends } = this.#columns.timeSpan;
    const timeOf = (at: number) => microseconds(bytes, begins[at] ?? 0, ends[at] ?? 0);
    return {
      batch: this.#columns.batch(bytes, this.#matched, this.#matchedOnly ? timeOf : undefined),
      used: Math.min(from, bytes.length),
      passed: this.#line - before,
      faults,
    };
  }

  /** A line that does not end: more is waited for, until it is too long to be one. */
  #unfinished(bytes: Uint8Array): Portion {
    this.#columns.reset();
    const batch = this.#columns.batch(bytes, this.#matched);
    if (bytes.length <= LINE_MOST) return { batch, used: 0, passed: 0, faults: [] };
    const first = !this.#passing;
    this.#passing = true;
    if (!first) return { batch, used: bytes.length, passed: 0, faults: [] };
    this.#line++;
    return { batch, used: bytes.length, passed: 1, faults: [{ code: "LINE_TOO_LONG", number: this.#line }] };
  }

  #header(line: string): void {
    const words = line.split("\t");
    if (words[0] === "#fields") this.#fields = words.slice(1);
    else if (words[0] === "#types") this.#types = words.slice(1);
    else if (words[0] === "#unset_field") this.#unset = Buffer.from(words[1] ?? "-");
    else return;
    this.#plan();
  }

  /** Decides for each column of the header what is done with it. */
  #plan(): void {
    const matched = new Map<string, Matched>();
    this.#action = new Uint8Array(this.#fields.length);
    this.#spans = this.#fields.map((name, n) => {
      const type = this.#types[n] ?? "";
      if (/^(?:set\[|vector\[)?addr\]?$/.test(type) && OWN[name] === undefined && !MATCHED.has(name))
        matched.set(name, { as: "addresses" });
      const wanted = !this.#matchedOnly || MATCHED.has(name) || matched.has(name);
      const own = OWN[name] ?? SKIP;
      // The protocol is no indicator, a port only beside its address.
      const needed = own !== SKIP && (!this.#matchedOnly || own <= (this.#ports ? RESPONDER_PORT : RESPONDER));
      const later = own === TIME && this.#matchedOnly;
      this.#action[n] = later ? LATER : needed ? own : wanted ? TEXT : SKIP;
      return wanted ? this.#columns.span(name) : undefined;
    });
    this.#matched = matched;
    this.#rest = this.#action.findLastIndex((action) => action !== SKIP) + 1;
    this.#strange = !this.#fields.every(isKnownField);
  }

  /** One line from `from`; gives back where the next begins. */
  #record(bytes: Uint8Array, from: number, last: number, faults: ReadFault[]): number {
    const columns = this.#columns;
    const action = this.#action;
    const spans = this.#spans;
    const wanted = action.length;
    const at = columns.length;
    let ends = 0;
    let column = 0;
    let i = from;
    for (; ; column++, i++) {
      if (column === this.#rest) {
        // Nothing more is wanted of this line but how many columns it has.
        for (; ; i++) {
          while ((bytes[i] ?? 0) > TAB + 1) i++;
          if (i >= last || bytes[i] === LF) break;
          if (bytes[i] === TAB) column++;
        }
        break;
      }
      const start = i;
      const own = action[column] ?? SKIP;
      // Nearly every address is dotted decimal: it is read while its end is looked for.
      if ((own === ORIGIN || own === RESPONDER) && spans[column] === undefined) {
        const stop = readV4To(TAB, bytes, i, own === ORIGIN ? columns.origin : columns.responder, at * 4);
        if (stop >= 0) {
          ends++;
          i = stop;
          continue;
        }
      }
      // Behind the last line feed, and behind the end, nothing is greater than a tab.
      while ((bytes[i] ?? 0) > TAB + 1) i++;
      while (i < last && bytes[i] !== TAB && bytes[i] !== LF) i++;
      const ended = i >= last || bytes[i] === LF;
      if (own !== SKIP) {
        const stop = ended && i > start && bytes[i - 1] === CR ? i - 1 : i;
        if (!this.#isUnset(bytes, start, stop)) {
          const span = spans[column];
          if (span !== undefined) {
            span.used = true;
            span.from[at] = start;
            span.to[at] = stop;
          }
          if (own === LATER) {
            columns.timeSpan.from[at] = start;
            columns.timeSpan.to[at] = stop;
          } else if (own !== TEXT) ends += this.#own(bytes, start, stop, own, at);
        }
      }
      if (ended) break;
    }
    column++;
    if (column !== wanted || i - from > LINE_MOST) {
      columns.clear();
      faults.push({ code: column === wanted ? "LINE_TOO_LONG" : "LINE_COLUMNS", number: this.#line });
      return i + 1;
    }
    columns.numbers[at] = this.#line;
    columns.ends[at] = endsOf(ends === 2);
    if (this.#strange) columns.strange[at] = this.#knowsAll(at) ? 0 : 1;
    columns.length++;
    return i + 1;
  }

  /** A field that has a column of its own. Gives back 1 for an address that could be read. */
  #own(bytes: Uint8Array, from: number, to: number, own: number, at: number): number {
    const columns = this.#columns;
    if (own === ORIGIN) return readAddress(bytes, from, to, columns.origin, at * 4) ? 1 : 0;
    if (own === RESPONDER) return readAddress(bytes, from, to, columns.responder, at * 4) ? 1 : 0;
    if (own === TIME) columns.time[at] = microseconds(bytes, from, to);
    else if (own === ORIGIN_PORT) columns.originPort[at] = portAt(bytes, from, to);
    else if (own === RESPONDER_PORT) columns.responderPort[at] = portAt(bytes, from, to);
    else if (own === PROTOCOL) columns.protocol[at] = protocolAt(bytes, from, to);
    return 0;
  }

  /** Whether every column with a value in this record is one that somebody knows. */
  #knowsAll(at: number): boolean {
    return this.#fields.every((name, n) => isKnownField(name) || (this.#spans[n]?.from[at] ?? UNSET) === UNSET);
  }

  #isUnset(bytes: Uint8Array, from: number, to: number): boolean {
    const unset = this.#unset;
    if (to - from !== unset.length) return false;
    if (unset.length === 1) return bytes[from] === (unset[0] ?? DASH);
    for (let i = 0; i < unset.length; i++) if (bytes[from + i] !== unset[i]) return false;
    return true;
  }
}
