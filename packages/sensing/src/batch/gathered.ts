/**
 * Records of numbers alone (packets, flows), gathered from the batches of a reader that uses its columns again. Where they lay
 * before is overwritten when they move.
 */
import type { Batch } from "../contract/index.ts";
import { Columns } from "./columns.ts";

const FIRST = 1_024;
const NOTHING = new Uint8Array(0);

export class Gathered {
  #columns = new Columns(FIRST);

  /** Records so far. */
  get length(): number {
    return this.#columns.length;
  }

  /** @throws an Error for records with texts, which would stand in bytes that are somebody else's */
  add(batch: Batch): void {
    if (batch.length === 0) return;
    if (batch.texts.size > 0) throw new Error("records with texts cannot be gathered");
    this.#room(batch.length);
    const columns = this.#columns;
    put(columns, columns.length, batch);
    columns.length += batch.length;
  }

  /** What was gathered, and how it is overwritten; gathering begins anew. */
  take(): { readonly batch: Batch; readonly wipe: () => void } {
    const columns = this.#columns;
    this.#columns = new Columns(FIRST);
    const batch = columns.batch(NOTHING);
    return { batch, wipe: () => columns.reset() };
  }

  #room(more: number): void {
    const before = this.#columns;
    if (before.length + more < before.most) return;
    const wider = new Columns(Math.max(2 * before.most, before.length + more + 1));
    put(wider, 0, before.batch(NOTHING));
    wider.length = before.length;
    before.reset();
    this.#columns = wider;
  }
}

function put(columns: Columns, at: number, batch: Batch): void {
  columns.time.set(batch.time, at);
  if (batch.numbers !== undefined) columns.numbers.set(batch.numbers, at);
  columns.origin.set(batch.origin, 4 * at);
  columns.responder.set(batch.responder, 4 * at);
  columns.ends.set(batch.ends, at);
  columns.originPort.set(batch.originPort, at);
  columns.responderPort.set(batch.responderPort, at);
  columns.protocol.set(batch.protocol, at);
  columns.strange.set(batch.strange, at);
}
