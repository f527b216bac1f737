/**
 * Columns that a reader fills record by record. A reader may use them again for its next batch: what it gave out before is
 * overwritten then.
 */
import { type Batch, ENDS_READ, type Matched, type TextColumn, UNSET } from "../contract/index.ts";

export interface Span {
  /** Whether anything was written since the last reset; a reader says so. */
  used: boolean;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export class Columns {
  /** Records written so far. */
  length = 0;
  readonly most: number;
  readonly time: Float64Array;
  readonly numbers: Float64Array;
  readonly origin: Uint32Array;
  readonly responder: Uint32Array;
  readonly ends: Uint8Array;
  readonly originPort: Uint16Array;
  readonly responderPort: Uint16Array;
  readonly protocol: Uint8Array;
  readonly strange: Uint8Array;
  /** Where times stand that are read later. */
  readonly timeSpan: Span;
  readonly #spans = new Map<string, Span>();

  constructor(most: number) {
    this.most = most;
    this.time = new Float64Array(most).fill(Number.NaN);
    this.numbers = new Float64Array(most);
    this.origin = new Uint32Array(4 * most);
    this.responder = new Uint32Array(4 * most);
    this.ends = new Uint8Array(most);
    this.originPort = new Uint16Array(most);
    this.responderPort = new Uint16Array(most);
    this.protocol = new Uint8Array(most);
    this.strange = new Uint8Array(most);
    this.timeSpan = { used: false, from: new Uint32Array(most), to: new Uint32Array(most) };
  }

  /** The column of a field, made on first use. */
  span(field: string): Span {
    const known = this.#spans.get(field);
    if (known !== undefined) return known;
    const made: Span = {
      used: false,
      from: new Uint32Array(this.most).fill(UNSET),
      to: new Uint32Array(this.most).fill(UNSET),
    };
    this.#spans.set(field, made);
    return made;
  }

  /** Forgets what was written of the record that is being filled. */
  clear(): void {
    this.#wipe(this.length, this.length + 1);
  }

  /** Forgets all records. */
  reset(): void {
    this.#wipe(0, Math.min(this.most, this.length + 1));
    for (const span of this.#spans.values()) span.used = false;
    this.length = 0;
  }

  /** The records so far as a batch; `bytes` are what the spans point into. */
  batch(bytes: Uint8Array, matched?: ReadonlyMap<string, Matched>, timeOf?: (at: number) => number): Batch {
    const { length } = this;
    const texts = new Map<string, TextColumn>();
    for (const [field, { used, from, to }] of this.#spans)
      if (used) texts.set(field, { bytes, from: from.subarray(0, length), to: to.subarray(0, length) });
    return {
      length,
      time: this.time.subarray(0, length),
      numbers: this.numbers.subarray(0, length),
      origin: this.origin.subarray(0, 4 * length),
      responder: this.responder.subarray(0, 4 * length),
      ends: this.ends.subarray(0, length),
      originPort: this.originPort.subarray(0, length),
      responderPort: this.responderPort.subarray(0, length),
      protocol: this.protocol.subarray(0, length),
      strange: this.strange.subarray(0, length),
      texts,
      ...(matched === undefined ? {} : { matched }),
      ...(timeOf === undefined ? {} : { timeOf }),
    };
  }

  #wipe(from: number, to: number): void {
    this.time.fill(Number.NaN, from, to);
    this.origin.fill(0, 4 * from, 4 * to);
    this.responder.fill(0, 4 * from, 4 * to);
    this.ends.fill(0, from, to);
    this.originPort.fill(0, from, to);
    this.responderPort.fill(0, from, to);
    this.protocol.fill(0, from, to);
    this.strange.fill(0, from, to);
    this.timeSpan.from.fill(0, from, to);
    this.timeSpan.to.fill(0, from, to);
    for (const span of this.#spans.values()) {
      if (!span.used) continue;
      span.from.fill(UNSET, from, to);
      span.to.fill(UNSET, from, to);
    }
  }
}

/** Whether both ends of a record were read. */
export function endsOf(both: boolean): number {
  return both ? ENDS_READ : 0;
}
