/** Where readers of flows put their records: one flow at a time into columns, faults beside them. */
import { V4_PREFIX } from "../../batch/address.ts";
import { type Columns, endsOf } from "../../batch/columns.ts";
import type { ReadFaultCode } from "../faults.ts";
import type { ReadFault } from "../reader.ts";

/** The record that is being read. */
export class Flow {
  readonly origin = new Uint32Array(4);
  readonly responder = new Uint32Array(4);
  hasOrigin = false;
  hasResponder = false;
  time = Number.NaN;
  originPort = 0;
  responderPort = 0;
  protocol = 0;

  clear(): void {
    this.origin.fill(0);
    this.responder.fill(0);
    this.hasOrigin = this.hasResponder = false;
    this.time = Number.NaN;
    this.originPort = this.responderPort = this.protocol = 0;
  }

  origin4(address: number): void {
    this.origin.set([0, 0, V4_PREFIX, address]);
    this.hasOrigin = true;
  }

  responder4(address: number): void {
    this.responder.set([0, 0, V4_PREFIX, address]);
    this.hasResponder = true;
  }
}

export class FlowSink {
  readonly flow = new Flow();
  /** Records and faults so far, from 1 over the whole input. */
  number = 0;
  faults: ReadFault[] = [];
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Takes in the flow as a record. @param strange its template has an element that nobody knows */
  put(strange: boolean): void {
    const [columns, flow] = [this.#columns, this.flow];
    const at = columns.length;
    this.number++;
    columns.origin.set(flow.origin, 4 * at);
    columns.responder.set(flow.responder, 4 * at);
    columns.ends[at] = endsOf(flow.hasOrigin && flow.hasResponder);
    columns.time[at] = flow.time;
    columns.originPort[at] = flow.originPort;
    columns.responderPort[at] = flow.responderPort;
    columns.protocol[at] = flow.protocol;
    columns.strange[at] = strange ? 1 : 0;
    columns.numbers[at] = this.number;
    columns.length++;
  }

  /** Counts a record that is nothing to look for. */
  pass(): void {
    this.number++;
  }

  /** What cannot be read counts as one record. */
  fault(code: ReadFaultCode): void {
    this.faults.push({ code, number: ++this.number });
  }
}
