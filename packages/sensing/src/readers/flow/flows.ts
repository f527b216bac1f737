/**
 * Reads flows into columns: NetFlow 5 and 9 and IPFIX, from messages one after the other (an IPFIX file is that, RFC 5655) or
 * from a capture of the messages on their way. A record is a flow; what cannot be read counts as one.
 */
import { addressText } from "../../batch/address-text.ts";
import { Columns } from "../../batch/columns.ts";
import { Frames, isCapture } from "../packet/frames.ts";
import { Packet } from "../packet/packet.ts";
import { BATCH_MOST, type Portion, type Reader, type ReaderOptions } from "../reader.ts";
import { readIpfix, readV9 } from "./messages.ts";
import { Sets } from "./sets.ts";
import { FlowSink } from "./sink.ts";
import { WAITING_BYTES_MOST } from "./templates.ts";
import { readV5 } from "./v5.ts";

export type FlowVersion = "nf5" | "nf9" | "ipfix";

/** Bytes of a message: a datagram, and the length of IPFIX, have 16 bits. */
const MESSAGE_MOST = 1 << 16;
const NOTHING = new Uint8Array(0);

export class FlowReader implements Reader {
  readonly #version: FlowVersion;
  readonly #most: number;
  readonly #columns: Columns;
  readonly #sink: FlowSink;
  readonly #sets: Sets;
  readonly #packet = new Packet();
  #frames: Frames | undefined;
  #begun = false;
  #lost = false;

  constructor(version: FlowVersion, options: ReaderOptions = {}) {
    this.#version = version;
    this.#most = options.most ?? BATCH_MOST;
    // A batch ends behind a whole message, and what waited for its template comes out at once; four bytes a record at least.
    const waited = version === "nf5" ? 0 : WAITING_BYTES_MOST;
    this.#columns = new Columns(this.#most + (MESSAGE_MOST + waited) / 4);
    this.#sink = new FlowSink(this.#columns);
    const ipfix = version === "ipfix";
    this.#sets = new Sets({ templates: ipfix ? 2 : 0, options: ipfix ? 3 : 1, ipfix }, this.#sink);
  }

  read(bytes: Uint8Array, end: boolean): Portion {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const before = this.#sink.number;
    this.#columns.reset();
    this.#sink.faults = [];
    if (!this.#begun && (bytes.length >= 4 || end)) {
      this.#begun = true;
      if (isCapture(bytes)) this.#frames = new Frames();
    }
    let used = 0;
    if (this.#begun)
      used = this.#frames === undefined ? this.#messages(view, end) : this.#capture(this.#frames, view, end);
    if (end && used === bytes.length) this.#sets.end();
    const { faults, number } = this.#sink;
    return { batch: this.#columns.batch(NOTHING), used, passed: number - before, faults };
  }

  /** Reads one datagram, which is one message whoever else sends. @param exporter who sent it; templates are its own */
  datagram(bytes: Uint8Array, exporter: string): Portion {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const before = this.#sink.number;
    this.#columns.reset();
    this.#sink.faults = [];
    const length = this.#message(view, 0, bytes.length, exporter, true);
    if (length <= 0) this.#sink.fault(length === 0 ? "FLOW_CUT" : "FLOW_NO_VERSION");
    const { faults, number } = this.#sink;
    return { batch: this.#columns.batch(NOTHING), used: bytes.length, passed: number - before, faults };
  }

  #hasRoom(): boolean {
    return this.#columns.length + this.#sink.faults.length < this.#most;
  }

  #messages(view: DataView, end: boolean): number {
    let at = 0;
    while (at < view.byteLength && this.#hasRoom()) {
      if (this.#lost) return view.byteLength;
      const length = this.#message(view, at, view.byteLength, "", end);
      if (length === 0 && !end) break;
      if (length <= 0) {
        // A message that says nothing of where the next one begins takes the rest with it.
        this.#sink.fault(length === 0 ? "FLOW_CUT" : "FLOW_NO_VERSION");
        this.#lost = true;
        return view.byteLength;
      }
      at += length;
    }
    return at;
  }

  #capture(frames: Frames, view: DataView, end: boolean): number {
    frames.place = 0;
    while (this.#hasRoom()) {
      const step = frames.next(view);
      if (step === "more") break;
      if (step === "packet") this.#datagram(frames, view);
      else if (step !== "other") this.#sink.fault(step);
    }
    if (end && this.#hasRoom() && frames.place < view.byteLength) {
      this.#sink.fault("CAPTURE_CUT");
      return view.byteLength;
    }
    return frames.place;
  }

  /** Datagrams of UDP that hold a message; others of the capture are not meant. */
  #datagram({ frame }: Frames, view: DataView): void {
    const packet = this.#packet;
    if (packet.read(view, frame.from, frame.to, frame.link) !== "ip" || packet.protocol !== 17) return;
    const [from, to] = [packet.payloadFrom, packet.payloadTo];
    if (to - from < 2 || view.getUint16(from) !== { nf5: 5, nf9: 9, ipfix: 10 }[this.#version]) return;
    const length = this.#message(view, from, to, addressText(packet.origin, 0), true);
    if (length <= 0) this.#sink.fault(length === 0 ? "FLOW_CUT" : "FLOW_NO_VERSION");
  }

  #message(view: DataView, at: number, to: number, exporter: string, whole: boolean): number {
    if (this.#version === "nf5") return readV5(view, at, to, this.#sink);
    if (this.#version === "ipfix") return readIpfix(view, at, to, this.#sets, this.#sink, exporter);
    return readV9(view, at, to, this.#sets, this.#sink, exporter, whole);
  }
}
