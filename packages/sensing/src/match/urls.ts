/**
 * Finds indicators that are URLs in requests: the host of the record and its target, put together as `urlKey` writes them.
 * What a server would take for the same (dot segments, capitals in the host, the scheme's own port) is the same here too.
 */
import { canonical } from "@noroshi/values";
import { type TextColumn, UNSET } from "../contract/index.ts";
import { urlParts } from "./keys.ts";
import { CLASS } from "./layout.ts";
import type { Tables } from "./tables.ts";

const MOST = 4096;
const SLASH = 0x2f;
const QUERY = 0x3f;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface FoundUrl {
  readonly row: number;
  /** With the query, or the request has none. */
  readonly whole: boolean;
}

export class UrlLooker {
  readonly #tables: Tables;
  readonly #key = new Uint8Array(2 * MOST);

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** @param query whether the request's query may be looked at */
  find(
    host: TextColumn | undefined,
    port: TextColumn | undefined,
    at: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    query: boolean,
  ): readonly FoundUrl[] {
    const hostFrom = host?.from[at] ?? UNSET;
    const hostTo = host?.to[at] ?? UNSET;
    const portFrom = port?.from[at] ?? UNSET;
    const length =
      portFrom === UNSET &&
      host !== undefined &&
      hostFrom !== UNSET &&
      bytes[from] === SLASH &&
      isPlain(bytes, from, to)
        ? this.#write(host.bytes, hostFrom, hostTo, bytes, from, to)
        : this.#read(
            this.#textAt(host, hostFrom, hostTo) +
              (portFrom === UNSET ? "" : `:${this.#textAt(port, portFrom, port?.to[at] ?? 0)}`),
            decoder.decode(bytes.slice(from, Math.min(to, from + MOST))),
          );
    if (length === 0) return [];
    const mark = this.#key.subarray(0, length).indexOf(QUERY);
    const found: FoundUrl[] = [];
    if (query || mark < 0) this.#look(length, mark < 0 || query, found);
    if (mark >= 0) this.#look(mark, false, found);
    return found;
  }

  #textAt(column: TextColumn | undefined, from: number, to: number): string {
    return column === undefined || from === UNSET ? "" : decoder.decode(column.bytes.slice(from, to));
  }

  #look(length: number, whole: boolean, found: FoundUrl[]): void {
    const row = this.#tables.ofBytes(CLASS.url, this.#key, 0, length);
    if (row >= 0) found.push({ row, whole });
  }

  /** Host in small letters without the scheme's own port and without a dot at its end, then the target as it is. */
  #write(host: Uint8Array, hostFrom: number, hostTo: number, bytes: Uint8Array, from: number, to: number): number {
    if (hostTo - hostFrom > 300 || to - from > MOST) return 0;
    const key = this.#key;
    let length = 0;
    for (let i = hostFrom; i < hostTo; i++) {
      const c = host[i] ?? 0;
      key[length++] = c >= 0x41 && c <= 0x5a ? c + 0x20 : c;
    }
    if (endsWith(key, length, ":80")) length -= 3;
    else if (endsWith(key, length, ":443")) length -= 4;
    if (length > 0 && key[length - 1] === 0x2e) length--;
    if (length === 0) return 0;
    for (let i = from; i < to; i++) key[length++] = bytes[i] ?? 0;
    return length;
  }

  /** The slow way, for targets that are whole URLs or not in plain form. */
  #read(host: string, target: string): number {
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(target) ? target : host === "" ? target : `http://${host}${target}`;
    const read = canonical("url", text);
    const parts = read.ok ? urlParts(read.value) : undefined;
    if (parts === undefined) return 0;
    const { written } = encoder.encodeInto(parts.host + parts.rest, this.#key);
    return written;
  }
}

/** No sign that a browser would have written otherwise, and no dot segment. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c <= 0x20 || c >= 0x7f || c === 0x22 || c === 0x23 || c === 0x3c || c === 0x3e || c === 0x5c) return false;
    const before = bytes[i - 1];
    if (before === SLASH && (c === 0x2e || (c === 0x25 && bytes[i + 1] === 0x32))) return false;
  }
  return true;
}

function endsWith(bytes: Uint8Array, length: number, text: string): boolean {
  if (length <= text.length) return false;
  for (let n = 0; n < text.length; n++) if (bytes[length - text.length + n] !== text.charCodeAt(n)) return false;
  return true;
}
