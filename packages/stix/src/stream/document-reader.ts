/**
 * Reads the document around the objects, chunk by chunk: a bundle, a TAXII envelope, a bare list, or a single object.
 * Holds one object at a time. A broken object is reported and passed over; a broken document ends the reading.
 */
import { type FaultCode, fault } from "../faults.ts";
import type { BundleEvent, StreamLimits } from "./bundle-event.ts";
import { readValue } from "./read-value.ts";
import { ValueScanner } from "./value-scanner.ts";

type State =
  | "start"
  | "key-or-end"
  | "key"
  | "colon"
  | "value"
  | "after-value"
  | "item-or-end"
  | "item"
  | "after-item"
  | "done"
  | "broken";

const BYTE = { quote: 0x22, comma: 0x2c, colon: 0x3a, open: 0x5b, close: 0x5d, begin: 0x7b, end: 0x7d } as const;

export class DocumentReader {
  readonly #limits: Required<StreamLimits>;
  readonly #events: BundleEvent[] = [];
  readonly #header = new Map<string, unknown>();
  #state: State = "start";
  #offset = 0;
  #index = 0;
  #bare = false;
  #key = "";
  #sawObjects = false;
  // The value that is being read: its scanner, its bytes, where it began, how long it is.
  #scanner: ValueScanner | undefined;
  #parts: Uint8Array[] = [];
  #begin = 0;
  #size = 0;

  constructor(limits: Required<StreamLimits>) {
    this.#limits = limits;
  }

  get ended(): boolean {
    return this.#state === "broken";
  }

  /** Reads one chunk and hands out what it completed. */
  push(chunk: Buffer): BundleEvent[] {
    let at = 0;
    if (this.#offset === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
    while (at < chunk.length && this.#state !== "broken") {
      at = this.#scanner === undefined ? this.#structure(chunk, at) : this.#value(chunk, at);
    }
    this.#offset += chunk.length;
    return this.#events.splice(0);
  }

  /** The end of the stream. */
  end(): BundleEvent[] {
    if (this.#state !== "done" && this.#state !== "broken")
      this.#break("json-syntax", "The document ends too early.", this.#offset);
    const header = Object.fromEntries(this.#header);
    if (this.#state === "done" && !this.#sawObjects && !this.#bare && "type" in header && header["type"] !== "bundle") {
      this.#events.push({ object: header, index: 0, offset: 0 });
    } else if (this.#state === "done") this.#events.push({ header });
    return this.#events.splice(0);
  }

  /** One byte of the document's own grammar. */
  #structure(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1;
    switch (this.#state) {
      case "start":
        this.#bare = byte === BYTE.open;
        return this.#step(byte === BYTE.begin ? "key-or-end" : byte === BYTE.open ? "item-or-end" : "broken", at);
      case "key-or-end":
        return byte === BYTE.end ? this.#step("done", at) : this.#open(byte === BYTE.quote, "key", at);
      case "key":
        return this.#open(byte === BYTE.quote, "key", at);
      case "colon":
        return this.#step(byte === BYTE.colon ? "value" : "broken", at);
      case "value":
        if (this.#key !== "objects" || byte !== BYTE.open) return this.#open(true, "value", at);
        this.#sawObjects = true;
        return this.#step("item-or-end", at);
      case "after-value":
        return this.#step(byte === BYTE.comma ? "key" : byte === BYTE.end ? "done" : "broken", at);
      case "item-or-end":
        return byte === BYTE.close ? this.#step(this.#bare ? "done" : "after-value", at) : this.#open(true, "item", at);
      case "item":
        return this.#open(true, "item", at);
      case "after-item":
        if (byte === BYTE.close) return this.#step(this.#bare ? "done" : "after-value", at);
        return this.#step(byte === BYTE.comma ? "item" : "broken", at);
      default:
        return this.#step("broken", at);
    }
  }

  #step(state: State, at: number): number {
    if (state === "broken")
      this.#break("json-syntax", "This is not the JSON of a bundle, an envelope or a list.", this.#offset + at);
    else this.#state = state;
    return at + 1;
  }

  #open(fits: boolean, state: State, at: number): number {
    if (!fits) return this.#step("broken", at);
    if (state === "item" && this.#index >= this.#limits.count) {
      this.#break("too-many", `More than ${this.#limits.count} objects; the rest is not read.`, this.#offset + at);
      return at;
    }
    this.#state = state;
    this.#scanner = new ValueScanner();
    this.#begin = this.#offset + at;
    this.#size = 0;
    return at;
  }

  /** Bytes of a value: kept while it is small enough, passed over after that. */
  #value(chunk: Buffer, at: number): number {
    const scanner = this.#scanner;
    if (scanner === undefined) return at;
    const end = scanner.feed(chunk, at);
    const stop = end < 0 ? chunk.length : end;
    this.#size += stop - at;
    // What waits for the next chunk is copied: the source may use its buffer again.
    const part = chunk.subarray(at, stop);
    if (this.#size <= this.#limits.objectBytes) this.#parts.push(end < 0 ? Buffer.from(part) : part);
    else this.#parts = [];
    if (end >= 0) this.#close(scanner);
    return stop;
  }

  #close(scanner: ValueScanner): void {
    const bytes =
      this.#parts.length === 1 && this.#parts[0] !== undefined ? this.#parts[0] : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#scanner = undefined;
    const path = this.#state === "item" ? `${this.#bare ? "" : "objects"}[${this.#index}]` : this.#key;
    if (this.#size > this.#limits.objectBytes) {
      this.#report("object-too-large", path, `This is longer than ${this.#limits.objectBytes} bytes.`);
    } else if (scanner.deepest > this.#limits.depth) {
      this.#report("too-deep", path, "Lists and objects are nested deeper than this reader takes.");
    } else {
      const read = readValue(bytes, scanner.keys);
      if (!read.ok) this.#report(read.code, path, read.say);
      else this.#take(read.value);
    }
    if (this.#state === "item") {
      this.#index++;
      this.#state = "after-item";
    } else if (this.#state === "key") this.#state = "colon";
    else if (this.#state === "value") this.#state = "after-value";
  }

  #take(value: unknown): void {
    if (this.#state === "item") this.#events.push({ object: value, index: this.#index, offset: this.#begin });
    else if (this.#state === "key") {
      this.#key = String(value);
      const twice = this.#header.has(this.#key) || (this.#key === "objects" && this.#sawObjects);
      if (twice) this.#break("duplicate-key", `${this.#key.slice(0, 60)} comes twice.`, this.#begin);
      else if (this.#header.size >= 1000)
        this.#break("too-many", "This document has too many properties.", this.#begin);
    } else this.#header.set(this.#key, value);
  }

  /** A key or header value that cannot be read breaks the document; an object that cannot be read does not. */
  #report(code: FaultCode, path: string, say: string): void {
    if (this.#state === "item") this.#events.push({ fault: fault(code, path, `${say} (byte ${this.#begin})`) });
    else this.#break(code, say, this.#begin);
  }

  #break(code: FaultCode, say: string, offset: number): void {
    this.#events.push({
      fault: fault(code, this.#sawObjects ? `objects[${this.#index}]` : "", `${say} (byte ${offset})`),
    });
    this.#state = "broken";
  }
}
