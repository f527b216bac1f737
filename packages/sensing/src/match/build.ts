/**
 * Makes match tables of indicators. Trusts that values are canonical; decides by itself what may match how: a public suffix
 * never as a parent, a range only when it says something, a URL as what traffic shows of it. What was asserted twice in the
 * same words is kept once; different assertions of one value are all kept and all told.
 */
import { createHash } from "node:crypto";
import { isPublicSuffix, OBSERVABLE_KINDS, type ObservableKind } from "@noroshi/values";
import type { IndicatorFaultCode } from "./faults.ts";
import { Fingerprint } from "./fingerprint.ts";
import { Growing } from "./growing.ts";
import { fillHot } from "./hot.ts";
import { addressKey, isTextKind, type Key, nameKey, rangeKey, textKey, urlKey, urlParts } from "./keys.ts";
import { EXACT_ONLY, PORTED, ROW_WORDS, type SharedTables, WHOLE_HOST } from "./layout.ts";

/** One assertion that a value is malicious. */
export interface Indicator {
  readonly kind: ObservableKind;
  /** The canonical value. */
  readonly value: string;
  /** Line of a list, or place of an object in a bundle, from 1. */
  readonly line: number;
  /** How its source calls it (a STIX id). */
  readonly id?: string;
  /** Microseconds since 1970; valid from (inclusive) until (exclusive). */
  readonly from?: number;
  readonly until?: number;
  /** For domains: not their subdomains. */
  readonly exact?: boolean;
  /** For addresses: only where an end of a record has this port as well. */
  readonly port?: number;
}

const ARENA_MOST = 0xfff0_0000;
const ROWS_MOST = 100_000_000;
const VALUE_MOST = 4096;
const ID_MOST = 256;
/** Assertions are digested in pieces of about this many signs: one at a time costs ten times as much. */
const SAID_MOST = 1 << 16;

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);

export class TableBuilder {
  readonly #seed: Uint8Array;
  readonly #fingerprint: Fingerprint;
  readonly #arena = new Growing(ARENA_MOST);
  readonly #rows = new Growing(ROWS_MOST * ROW_WORDS * 4);
  readonly #windows = new Growing(ROWS_MOST * 16);
  readonly #digest = createHash("sha256");
  #said = "";
  #windowed = false;
  #count = 0;
  #ported = false;

  /** @param seed 16 secret random bytes @param fingerprint for tests: another way to make fingerprints */
  constructor(seed: Uint8Array, fingerprint: Fingerprint = new Fingerprint(seed)) {
    this.#seed = seed;
    this.#fingerprint = fingerprint;
  }

  /** Takes in one indicator, or says why not. */
  add(indicator: Indicator): IndicatorFaultCode | undefined {
    const { kind, value, id = "", from = -Infinity, until = Infinity } = indicator;
    if (Number.isNaN(from) || Number.isNaN(until) || from >= until) return "INDICATOR_WINDOW";
    if (value.length > VALUE_MOST) return "INDICATOR_TOO_LONG";
    const keys = keysOf(indicator);
    if (typeof keys === "string") return keys;
    for (const { key, flags, given } of keys) {
      if (key.bytes.length > VALUE_MOST) return "INDICATOR_TOO_LONG";
      const entry = this.#entry(key, flags, kind, given, id.slice(0, ID_MOST));
      if (!this.#row(entry, indicator.line, from, until)) return "INDICATORS_TOO_MANY";
      if ((flags & PORTED) !== 0) this.#ported = true;
    }
    if (indicator.port !== undefined) this.#said += `:${indicator.port} `;
    this.#said += `${kind}\n${value}\n${id}\n${from}\n${until}\n${indicator.exact === true}\n`;
    if (this.#said.length > SAID_MOST) this.#digestSaid();
    return undefined;
  }

  #digestSaid(): void {
    this.#digest.update(this.#said);
    this.#said = "";
  }

  /** The tables, ready to be shared. The builder is used up. */
  finish(): SharedTables {
    this.#digestSaid();
    const rows = new Uint32Array(this.#rows.buffer, 0, this.#count * ROW_WORDS);
    const windows = this.#windowed ? new Float64Array(this.#windows.buffer, 0, this.#count * 2) : undefined;
    const hot = fillHot(this.#fingerprint, { rows, arena: this.#arena.bytes, count: this.#count, windows });
    return {
      hot,
      rows: this.#rows.buffer,
      arena: this.#arena.buffer,
      ...(windows === undefined ? {} : { windows: this.#windows.buffer }),
      seed: this.#seed,
      version: this.#digest.digest("hex"),
      assertions: this.#count,
      ported: this.#ported,
    };
  }

  /** Writes class, flags, kind, key, value where the key does not say it, and id; gives back where. */
  #entry(key: Key, flags: number, kind: ObservableKind, given: string, id: string): number {
    const texts = [key.bytes, given === "" ? NOTHING : encoder.encode(given), id === "" ? NOTHING : encoder.encode(id)];
    const size = 3 + texts.reduce((sum, text) => sum + 2 + text.length, 0);
    if (!this.#arena.room(size)) return -1;
    const { bytes, used: at } = this.#arena;
    bytes[at] = key.class;
    bytes[at + 1] = flags;
    bytes[at + 2] = OBSERVABLE_KINDS.indexOf(kind);
    let place = at + 3;
    for (const text of texts) {
      if (text.length < 128) bytes[place++] = text.length;
      else {
        bytes[place++] = 128 | (text.length & 127);
        bytes[place++] = text.length >> 7;
      }
      bytes.set(text, place);
      place += text.length;
    }
    this.#arena.used = place;
    return at;
  }

  #row(entry: number, line: number, from: number, until: number): boolean {
    if (entry < 0 || this.#count >= ROWS_MOST || !this.#rows.room(ROW_WORDS * 4) || !this.#windows.room(16))
      return false;
    const place = this.#rows.used / 4;
    this.#rows.words[place] = entry;
    this.#rows.words[place + 1] = 0;
    this.#rows.words[place + 2] = line;
    this.#rows.used += ROW_WORDS * 4;
    const windowed = from !== -Infinity || until !== Infinity;
    if (windowed && !this.#windowed) {
      this.#windowed = true;
      if (!this.#windows.room(16 * (this.#count + 1))) return false;
      for (let n = 0; n < this.#count; n++) this.#window(-Infinity, Infinity);
    }
    if (this.#windowed) this.#window(from, until);
    this.#count++;
    return true;
  }

  #window(from: number, until: number): void {
    const place = this.#windows.used / 8;
    this.#windows.numbers[place] = from;
    this.#windows.numbers[place + 1] = until;
    this.#windows.used += 16;
  }
}

interface Asserted {
  readonly key: Key;
  readonly flags: number;
  /** The indicator's own value where the key does not say it. */
  readonly given: string;
}

function keysOf({ kind, value, exact, port }: Indicator): readonly Asserted[] | IndicatorFaultCode {
  if (kind === "ipv4" || kind === "ipv6") {
    const key = addressKey(value);
    if (key === undefined) return "INDICATOR_NOT_IN_TRAFFIC";
    if (port !== undefined) return [{ key, flags: PORTED, given: `${value}:${port}` }];
    return [{ key, flags: 0, given: kind === "ipv4" ? "" : value }];
  }
  if (kind === "cidr") {
    const key = rangeKey(value);
    return key === undefined ? "INDICATOR_TOO_WIDE" : [{ key, flags: 0, given: value }];
  }
  if (kind === "domain") {
    const alone = exact === true || isPublicSuffix(value);
    return [{ key: nameKey(value), flags: alone ? EXACT_ONLY : 0, given: "" }];
  }
  if (kind === "url") return urlKeys(value);
  if (!isTextKind(kind)) return "INDICATOR_NOT_IN_TRAFFIC";
  return [{ key: textKey(kind, value), flags: 0, given: "" }];
}

/** A URL without path and query means its whole host: it is looked for wherever the host shows itself. */
function urlKeys(value: string): readonly Asserted[] | IndicatorFaultCode {
  const parts = urlParts(value);
  if (parts === undefined) return "INDICATOR_NOT_IN_TRAFFIC";
  const keys: Asserted[] = [{ key: urlKey(parts.host, parts.rest), flags: 0, given: value }];
  if (parts.rest !== "/") return keys;
  const port = /:\d+$/.exec(parts.host)?.[0] ?? "";
  const host = parts.host.slice(0, parts.host.length - port.length);
  const address = addressKey(host.replace(/^\[|\]$/g, ""));
  if (port === "") return [...keys, { key: address ?? nameKey(host), flags: EXACT_ONLY | WHOLE_HOST, given: value }];
  // A name beside its port stands in no other field; an address does, as an end of a connection.
  return address === undefined ? keys : [...keys, { key: address, flags: PORTED | WHOLE_HOST, given: value }];
}
