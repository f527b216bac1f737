/**
 * Captures and flows as they come, for selection: bytes are taken over, read and overwritten at once, and of a packet or a flow its
 * numbers alone remain; payload is never looked at. What was read waits to be cut off as a batch. Templates and the framing of a
 * capture outlive the batch.
 */
import { Gathered } from "../batch/gathered.ts";
import type { FlowReader } from "./flow/flows.ts";
import { isFlows, READERS, type TrafficFormat } from "./formats.ts";
import type { Portion, Reader, Whole } from "./reader.ts";

const NOTHING = new Uint8Array(0);

export class RecordStream {
  readonly #reader: Reader;
  readonly #flows: FlowReader | undefined;
  readonly #gathered = new Gathered();
  #rest: Buffer = Buffer.alloc(0);
  #unreadable = 0;

  constructor(format: Exclude<TrafficFormat, "zeek" | "zeek-json" | "eve">) {
    this.#flows = isFlows(format) ? READERS[format]({}) : undefined;
    this.#reader = this.#flows ?? READERS[format]({});
  }

  /** Records that wait to be cut off as a batch. */
  get records(): number {
    return this.#gathered.length;
  }

  /** Takes over the next bytes of a pipe, a connection or a file, and overwrites them. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    chunk.fill(0);
    this.#rest.fill(0);
    this.#rest = Buffer.from(bytes.subarray(this.#read(bytes, false)));
    bytes.fill(0);
  }

  /** Takes over one datagram of flows. @param from who sent it: templates are its own */
  datagram(bytes: Uint8Array, from: string): void {
    if (this.#flows === undefined) this.push(bytes);
    else {
      this.#note(this.#flows.datagram(bytes, from));
      bytes.fill(0);
    }
  }

  /** Nothing follows: what is left is no whole record. */
  end(): void {
    this.#read(this.#rest, true);
    this.#rest.fill(0);
    this.#rest = Buffer.alloc(0);
  }

  /** Everything that waits, as one batch. What was no record is counted once. */
  take(): Whole {
    const unreadable = this.#unreadable;
    this.#unreadable = 0;
    return { ...this.#gathered.take(), unreadable };
  }

  #read(bytes: Uint8Array, end: boolean): number {
    let at = 0;
    let used = 0;
    do {
      used = this.#note(this.#reader.read(bytes.subarray(at), end));
      at += used;
    } while (used > 0 && at < bytes.length);
    return at;
  }

  #note({ batch, used, passed }: Portion): number {
    this.#gathered.add(batch);
    this.#unreadable += passed - batch.length;
    // The reader's own columns forget what they held.
    this.#reader.read(NOTHING, false);
    return used;
  }
}
