/**
 * Looks for indicators in a batch of records. Every hit names its indicator, what asserted it, and the version of the tables;
 * an assertion with a window is told only when it held at the record's own time. Works by columns: all addresses, then all
 * names, and so on; no string is made of a field before it was found.
 */
import { isV4, readAddress } from "../batch/address.ts";
import { addressText } from "../batch/address-text.ts";
import { type Batch, MATCHED, type Matched, type TextColumn, UNSET } from "../contract/index.ts";
import type { Hit, MatchCounts, MatchOptions, Relation } from "./hit.ts";
import { HEX_KINDS, isTextKind, TEXT_KINDS } from "./keys.ts";
import { CLASS } from "./layout.ts";
import { hostOf, type Part, partsOf } from "./parts.ts";
import type { Tables } from "./tables.ts";
import { UrlLooker } from "./urls.ts";

const decoder = new TextDecoder();

/** Assertions of one value that are told with a hit; further ones are left out. */
const TOLD = 16;

export class Matcher {
  readonly #tables: Tables;
  readonly #options: MatchOptions;
  readonly #urls: UrlLooker;
  readonly #words = new Uint32Array(4);
  readonly #key = new Uint8Array(512);
  #hits: Hit[] = [];
  #undated = 0;

  constructor(tables: Tables, options: MatchOptions = {}) {
    this.#tables = tables;
    this.#options = options;
    this.#urls = new UrlLooker(tables);
  }

  /** Hits of a batch in the order of its records. */
  match(batch: Batch): { readonly hits: readonly Hit[]; readonly counts: MatchCounts } {
    this.#hits = [];
    this.#undated = 0;
    this.#ends(batch, batch.origin, "id.orig_h");
    this.#ends(batch, batch.responder, "id.resp_h");
    for (const [field, column] of batch.texts) {
      const matched = MATCHED.get(field) ?? batch.matched?.get(field);
      if (matched !== undefined) this.#column(batch, field, matched, column);
    }
    const hits = this.#hits.sort((a, b) => a.at - b.at);
    return { hits, counts: { undated: this.#undated } };
  }

  #ends(batch: Batch, words: Uint32Array, field: string): void {
    const tables = this.#tables;
    if (![CLASS.v4, CLASS.v6, CLASS.range4, CLASS.range6].some((cls) => tables.holds(cls))) return;
    for (let at = 0, n = 0; at < batch.length; at++, n += 4) {
      if (words[n] === 0 && words[n + 1] === 0 && words[n + 2] === 0xffff) {
        const word = words[n + 3] ?? 0;
        const row = tables.ofV4(word);
        if (row >= 0) this.#tell(batch, at, field, undefined, row, "exact");
        if (tables.mayBeInRange4(word))
          for (const range of tables.ofRange4(word)) this.#tell(batch, at, field, undefined, range, "within");
      } else if (words[n] !== 0 || words[n + 1] !== 0 || words[n + 2] !== 0 || words[n + 3] !== 0)
        this.#six(batch, at, field, undefined, words, n);
    }
  }

  #six(batch: Batch, at: number, field: string, part: Part | undefined, words: Uint32Array, n: number): void {
    const tables = this.#tables;
    const row = tables.ofV6(words, n);
    if (row >= 0) this.#tell(batch, at, field, part, row, "exact");
    if (tables.mayBeInRange6(words[n] ?? 0))
      for (const range of tables.ofRange6(words, n)) this.#tell(batch, at, field, part, range, "within");
  }

  #column(batch: Batch, field: string, matched: Matched, column: TextColumn): void {
    const urls = this.#options.urls ?? "full";
    const host = matched.as === "target" ? batch.texts.get(matched.host) : undefined;
    if (matched.as === "port") return;
    const port = matched.as === "target" && matched.port !== undefined ? batch.texts.get(matched.port) : undefined;
    if (matched.as === "target" && (urls === "host" || !this.#tables.holds(CLASS.url))) return;
    const kind = textKindOf(matched);
    if (kind >= 0 && !this.#tables.holdsText(kind)) return;
    const { bytes, from, to } = column;
    for (let at = 0; at < batch.length; at++) {
      const begin = from[at] ?? UNSET;
      const end = to[at] ?? UNSET;
      if (begin === UNSET || end <= begin) continue;
      if (matched.as === "target") {
        const found = this.#urls.find(host, port, at, bytes, begin, end, urls === "full");
        for (const { row, whole } of found)
          this.#tell(batch, at, field, { bytes, from: begin, to: end }, row, whole ? "full" : "path");
      } else if (matched.as === "host") this.#host(batch, at, field, bytes, begin, end);
      else if (matched.as === "text" || matched.as === "name")
        this.#part(batch, at, field, matched, kind, { bytes, from: begin, to: end });
      else for (const part of partsOf(bytes, begin, end)) this.#part(batch, at, field, matched, kind, part);
    }
  }

  #host(batch: Batch, at: number, field: string, bytes: Uint8Array, from: number, to: number): void {
    const part = hostOf(bytes, from, to);
    this.#nameOrAddress(batch, at, field, part);
  }

  #part(batch: Batch, at: number, field: string, matched: Matched, kind: number, part: Part): void {
    if (matched.as === "names" || matched.as === "name") this.#nameOrAddress(batch, at, field, part);
    else if (matched.as === "addresses") this.#address(batch, at, field, part);
    else if (kind >= 0) this.#text(batch, at, field, part, kind);
  }

  #nameOrAddress(batch: Batch, at: number, field: string, part: Part): void {
    const { bytes, from } = part;
    if (isTextRecord(bytes, from, part.to) || this.#address(batch, at, field, part)) return;
    const to = part.to > from && bytes[part.to - 1] === 0x2e ? part.to - 1 : part.to;
    const tables = this.#tables;
    const count = tables.endingsOf(bytes, from, to);
    for (let n = count - 1; n >= 0; n--) {
      const row = tables.ofEnding(n);
      if (row >= 0) this.#tell(batch, at, field, part, row, n < count - 1 ? "parent" : "exact");
    }
  }

  /** Whether it is an address at all. */
  #address(batch: Batch, at: number, field: string, part: Part): boolean {
    const words = this.#words;
    if (!readAddress(part.bytes, part.from, part.to, words, 0)) return false;
    if (!isV4(words)) {
      this.#six(batch, at, field, part, words, 0);
      return true;
    }
    const word = words[3] ?? 0;
    const row = this.#tables.ofV4(word);
    if (row >= 0) this.#tell(batch, at, field, part, row, "exact");
    if (this.#tables.mayBeInRange4(word))
      for (const range of this.#tables.ofRange4(word)) this.#tell(batch, at, field, part, range, "within");
    return true;
  }

  /** A digest or another text: its kind's number, then hexadecimal digits as bytes, or the text in small letters. */
  #text(batch: Batch, at: number, field: string, part: Part, kind: number): void {
    if (part.to - part.from > this.#key.length - 1) return;
    const length = writeTextKey(this.#key, part, kind);
    if (length === 0) return;
    const row = this.#tables.ofBytes(CLASS.text, this.#key, 0, length);
    if (row >= 0) this.#tell(batch, at, field, part, row, "exact");
  }

  #tell(batch: Batch, at: number, field: string, part: Part | undefined, first: number, relation: Relation): void {
    const tables = this.#tables;
    const time = batch.timeOf?.(at) ?? batch.time[at] ?? Number.NaN;
    let told = 0;
    for (let row = first; row >= 0 && told < TOLD; row = tables.after(row)) {
      if (relation === "parent" && (this.#options.exactNames === true || !tables.mayBeParent(row))) continue;
      const { kind, value, id, line, ofUrl, port } = tables.assertion(row);
      if (port !== undefined && port !== portOf(batch, at, field)) continue;
      if (!tables.holdsAt(row, time)) {
        if (Number.isNaN(time)) this.#undated++;
        continue;
      }
      told++;
      this.#hits.push({
        at,
        number: batch.numbers?.[at] ?? at + 1,
        field,
        value: part === undefined ? endOf(batch, at, field) : decoder.decode(part.bytes.slice(part.from, part.to)),
        time,
        relation: ofUrl && relation === "exact" ? "host" : relation,
        indicator: port === undefined || ofUrl ? { kind, value } : { kind, value, port },
        assertion: id === "" ? { line } : { line, id },
        table: tables.version,
      });
    }
  }
}

/** The number of the kind of text that a field holds; -1 for names and addresses. */
function textKindOf(matched: Matched): number {
  if (matched.as === "mails") return TEXT_KINDS.indexOf("email");
  return (matched.as === "texts" || matched.as === "text") && isTextKind(matched.kind)
    ? TEXT_KINDS.indexOf(matched.kind)
    : -1;
}

/** Zeek writes answers that are texts as `TXT length text`: what stands in them is no name of this traffic. */
function isTextRecord(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from > 4 &&
    bytes[from] === 0x54 &&
    bytes[from + 1] === 0x58 &&
    bytes[from + 2] === 0x54 &&
    bytes[from + 3] === 0x20
  );
}

/** The port of the end that a field is; other fields have none beside them. */
function portOf(batch: Batch, at: number, field: string): number {
  if (field === "id.orig_h") return batch.originPort[at] ?? -1;
  return field === "id.resp_h" ? (batch.responderPort[at] ?? -1) : -1;
}

function endOf(batch: Batch, at: number, field: string): string {
  return addressText(field === "id.orig_h" ? batch.origin : batch.responder, 4 * at);
}

/** Digits of a digest may have colons between them (`9A:0B:…`). Gives back the length; 0 for what is none. */
function writeTextKey(key: Uint8Array, { bytes, from, to }: Part, kind: number): number {
  key[0] = kind;
  let length = 1;
  const name = TEXT_KINDS[kind] ?? "";
  const hex = HEX_KINDS.has(name);
  const asWritten = name === "filename" || name === "user-agent";
  let high = -1;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    const small = c >= 0x41 && c <= 0x5a ? c + 0x20 : c;
    if (!hex) key[length++] = asWritten ? c : small;
    else if (c !== 0x3a) {
      const digit = small >= 0x30 && small <= 0x39 ? small - 0x30 : small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
      if (digit < 0) return 0;
      if (high < 0) high = digit;
      else {
        key[length++] = (high << 4) | digit;
        high = -1;
      }
    }
  }
  return high >= 0 ? 0 : length;
}
