/**
 * Reads logs of one JSON object a line into columns, by a table of which path goes where. A line that is no JSON object is said
 * with its number; the others are read. Values of one field that stand in a list are put together with commas, as Zeek writes
 * sets; a comma inside of a value becomes a zero byte there, so that nobody can make two values of one.
 */
import { readAddress } from "../../batch/address.ts";
import { Columns, endsOf, type Span } from "../../batch/columns.ts";
import type { Matched } from "../../contract/index.ts";
import { portAt, protocolAt } from "../plain-text.ts";
import { BATCH_MOST, type Portion, type Reader, type ReaderOptions, type ReadFault } from "../reader.ts";
import { JsonScanner } from "./scanner.ts";
import { timeAt } from "./time.ts";
import { watchTree } from "./watch.ts";

/** The columns of their own, by the contract's names for them. */
const OWN = ["ts", "id.orig_h", "id.resp_h", "id.orig_p", "id.resp_p", "proto"] as const;

export interface JsonField {
  readonly path: readonly string[];
  /** The field: one of the contract's own columns, or any other name. */
  readonly to: string;
  /** What indicators may find there; absent for fields that are only kept. */
  readonly matched?: Matched;
  /** Its values may stand in a list, also where no indicator is about them. */
  readonly many?: boolean;
  /** It is true or false. */
  readonly flag?: boolean;
}

export interface JsonFormat {
  readonly fields: readonly JsonField[];
  /** Further keys of the outermost object that are known; a record with any other is marked as strange. */
  readonly known: readonly string[];
  /** Further objects whose every key must be known, by their key in the outermost one, with their known keys. */
  readonly closed?: Readonly<Record<string, readonly string[]>>;
}

const LF = 0x0a;
const CR = 0x0d;
const COMMA = 0x2c;
const LINE_MOST = 1 << 20;
const MANY: ReadonlySet<string> = new Set(["names", "addresses", "texts", "mails"]);
/** Only here a comma is what it looks like (X-Forwarded-For): an address cannot hold one. */
const COMMAS = "addresses";

export class JsonLinesReader implements Reader {
  readonly #columns: Columns;
  readonly #matchedOnly: boolean;
  readonly #scanner: JsonScanner;
  readonly #targets: readonly string[];
  readonly #spans: readonly (Span | undefined)[];
  readonly #many: readonly boolean[];
  readonly #matched = new Map<string, Matched>();
  #line = 0;
  #passing = false;

  constructor({ fields, known, closed = {} }: JsonFormat, options: ReaderOptions = {}) {
    const columns = new Columns(options.most ?? BATCH_MOST);
    this.#columns = columns;
    this.#matchedOnly = options.matchedOnly ?? false;
    const own = (to: string) => OWN.some((name) => name === to);
    // The protocol is no indicator, a port only beside its address.
    const ends =
      options.ports === true ? ["id.orig_h", "id.resp_h", "id.orig_p", "id.resp_p"] : ["id.orig_h", "id.resp_h"];
    const needed = (to: string) => to === "ts" || ends.includes(to);
    const wanted = fields.filter(({ to, matched }) => !this.#matchedOnly || needed(to) || matched !== undefined);
    this.#targets = [...new Set(wanted.map(({ to }) => to))];
    for (const { to, matched } of wanted) if (matched !== undefined) this.#matched.set(to, matched);
    const lists = new Set(wanted.filter(({ many }) => many).map(({ to }) => to));
    this.#many = this.#targets.map((to) => MANY.has(this.#matched.get(to)?.as ?? "") || lists.has(to));
    this.#spans = this.#targets.map((to) => (this.#matchedOnly && own(to) ? undefined : columns.span(to)));
    const paths = wanted.map(({ path, to, flag }) => ({ path, slot: this.#targets.indexOf(to), flag: flag ?? false }));
    const inside = Object.entries(closed).flatMap(([object, keys]) => keys.map((key) => [object, key]));
    const names = [...known.map((key) => [key]), ...inside].map((path) => ({ path, slot: -1 }));
    const tree = watchTree([...names, ...paths], Object.keys(closed));
    this.#scanner = new JsonScanner(tree, this.#targets.length);
  }

  read(bytes: Uint8Array, end: boolean): Portion {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const columns = this.#columns;
    const faults: ReadFault[] = [];
    const before = this.#line;
    const last = end ? bytes.length : buffer.lastIndexOf(LF) + 1;
    columns.reset();
    this.#scanner.begin(bytes);
    let from = 0;
    if (last === 0) from = this.#unfinished(bytes, faults);
    else if (this.#passing) {
      from = buffer.indexOf(LF) + 1 || last;
      this.#passing = false;
    }
    while (from < last && columns.length + faults.length < columns.most)
      from = this.#record(buffer, from, last, faults);
    const { spill, spilled } = this.#scanner;
    const all = spilled === 0 ? bytes : Buffer.concat([bytes, spill.subarray(0, spilled)]);
    const { from: begins, to: ends } = columns.timeSpan;
    // A time with escapes was read at once.
    const timeOf = (at: number) =>
      ends[at] === 0 ? (columns.time[at] ?? Number.NaN) : timeAt(bytes, begins[at] ?? 0, ends[at] ?? 0);
    return {
      batch: columns.batch(all, this.#matched, this.#matchedOnly ? timeOf : undefined),
      used: from,
      passed: this.#line - before,
      faults,
    };
  }

  /** Overwrites what was decoded of the input; batches that were handed out hold copies of it. */
  wipe(): void {
    this.#scanner.spill.fill(0);
  }

  #unfinished(bytes: Uint8Array, faults: ReadFault[]): number {
    if (bytes.length <= LINE_MOST) return 0;
    if (!this.#passing) faults.push({ code: "LINE_TOO_LONG", number: ++this.#line });
    this.#passing = true;
    return bytes.length;
  }

  /** One line; gives back where the next begins. */
  #record(buffer: Buffer, from: number, last: number, faults: ReadFault[]): number {
    this.#line++;
    const c = buffer[from];
    if (c === LF) return from + 1;
    if (c === CR && (buffer[from + 1] === LF || from + 1 === last)) return from + 2 > last ? last : from + 2;
    const stop = this.#scanner.object(from);
    let i = stop;
    while (i >= 0 && i < last && buffer[i] !== LF && (buffer[i] === 0x20 || buffer[i] === 0x09 || buffer[i] === CR))
      i++;
    if (i >= 0 && i <= last && (i === last || buffer[i] === LF) && i - from <= LINE_MOST) {
      this.#fill(buffer);
      return Math.min(i + 1, last);
    }
    const code = stop === -2 ? "JSON_TOO_DEEP" : i - from > LINE_MOST ? "LINE_TOO_LONG" : "JSON_BROKEN";
    faults.push({ code, number: this.#line });
    const found = buffer.indexOf(LF, from);
    return found < 0 || found >= last ? last : found + 1;
  }

  #fill(bytes: Uint8Array): void {
    const columns = this.#columns;
    const { counts, spans } = this.#scanner;
    const at = columns.length;
    let ends = 0;
    for (let slot = 0; slot < counts.length; slot++) {
      const count = counts[slot] ?? 0;
      if (count === 0) continue;
      const found = spans[slot];
      const span = this.#spans[slot];
      if (found === undefined) continue;
      let from = found[2 * count - 2] ?? 0;
      let to = found[2 * count - 1] ?? 0;
      if (this.#many[slot] === true && (count > 1 || this.#hidesComma(slot, bytes, from, to))) {
        from = bytes.length + this.#scanner.spilled;
        this.#join(bytes, found, count);
        to = bytes.length + this.#scanner.spilled;
      }
      if (span !== undefined) {
        span.used = true;
        span.from[at] = from;
        span.to[at] = to;
      }
      ends += this.#own(bytes, from, to, this.#targets[slot] ?? "", at);
    }
    columns.numbers[at] = this.#line;
    columns.ends[at] = endsOf(ends === 2);
    columns.strange[at] = this.#scanner.sawUnknown ? 1 : 0;
    columns.length++;
  }

  /** A field with a column of its own. Gives back 1 for an address that could be read. */
  #own(input: Uint8Array, start: number, stop: number, to: string, at: number): number {
    const columns = this.#columns;
    const spilled = start >= input.length;
    const bytes = spilled ? this.#scanner.spill : input;
    const from = spilled ? start - input.length : start;
    const end = spilled ? stop - input.length : stop;
    if (to === "id.orig_h") return readAddress(bytes, from, end, columns.origin, at * 4) ? 1 : 0;
    if (to === "id.resp_h") return readAddress(bytes, from, end, columns.responder, at * 4) ? 1 : 0;
    if (to === "ts") {
      if (this.#matchedOnly && !spilled) {
        columns.timeSpan.from[at] = from;
        columns.timeSpan.to[at] = end;
      } else columns.time[at] = timeAt(bytes, from, end);
    } else if (to === "id.orig_p") columns.originPort[at] = portAt(bytes, from, end);
    else if (to === "id.resp_p") columns.responderPort[at] = portAt(bytes, from, end);
    else if (to === "proto") columns.protocol[at] = protocolAt(bytes, from, end);
    return 0;
  }

  #hidesComma(slot: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#matched.get(this.#targets[slot] ?? "")?.as === COMMAS) return false;
    const [own, shift] = from >= bytes.length ? [this.#scanner.spill, bytes.length] : [bytes, 0];
    for (let i = from - shift; i < to - shift; i++) if (own[i] === COMMA) return true;
    return false;
  }

  /** Writes the values of a list into the spill, with commas between and none inside. */
  #join(bytes: Uint8Array, spans: Float64Array, count: number): void {
    const scanner = this.#scanner;
    for (let n = 0; n < count; n++) {
      const from = spans[2 * n] ?? 0;
      const length = (spans[2 * n + 1] ?? 0) - from;
      scanner.makeRoom(length + 1);
      const [source, shift] = from >= bytes.length ? [scanner.spill, bytes.length] : [bytes, 0];
      if (n > 0) scanner.spill[scanner.spilled++] = COMMA;
      for (let i = 0; i < length; i++) {
        const c = source[from - shift + i] ?? 0;
        scanner.spill[scanner.spilled++] = c === COMMA ? 0 : c;
      }
    }
  }
}
