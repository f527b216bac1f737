/**
 * Reads captures into columns: a record is a packet. Names that show themselves in the clear (DNS, the server name of TLS, the
 * host and target of HTTP) are read only for matching, never for selection: payload is content.
 */
import { Columns, endsOf, type Span } from "../../batch/columns.ts";
import type { Matched } from "../../contract/index.ts";
import { BATCH_MOST, type Portion, type Reader, type ReaderOptions, type ReadFault } from "../reader.ts";
import { type DnsTexts, readDns } from "./dns.ts";
import { Frames } from "./frames.ts";
import { type Place, serverName } from "./hello.ts";
import { Packet } from "./packet.ts";
import { requestIn } from "./request.ts";
import { Spill } from "./spill.ts";

const MATCHED: ReadonlyMap<string, Matched> = new Map<string, Matched>([
  ["dns.query", { as: "names" }],
  ["dns.answer", { as: "names" }],
  ["tls.sni", { as: "name" }],
  ["http.host", { as: "host" }],
  ["http.uri", { as: "target", host: "http.host" }],
]);

const DNS_PORTS: ReadonlySet<number> = new Set([53, 5353, 5355]);

export class PacketReader implements Reader {
  readonly #columns: Columns;
  readonly #payload: boolean;
  readonly #frames = new Frames();
  readonly #packet = new Packet();
  readonly #spill = new Spill();
  readonly #dns: DnsTexts = { queryFrom: 0, queryTo: 0, answerFrom: 0, answerTo: 0 };
  #number = 0;

  constructor(options: ReaderOptions = {}) {
    this.#columns = new Columns(options.most ?? BATCH_MOST);
    this.#payload = options.matchedOnly ?? false;
  }

  read(bytes: Uint8Array, end: boolean): Portion {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [columns, frames, faults] = [this.#columns, this.#frames, [] as ReadFault[]];
    const before = this.#number;
    columns.reset();
    this.#spill.used = 0;
    frames.place = 0;
    while (columns.length + faults.length < columns.most) {
      const step = frames.next(view);
      if (step === "more") {
        // What is left of a capture that was cut in the middle of a packet.
        if (end && frames.place < bytes.length) {
          faults.push({ code: "CAPTURE_CUT", number: this.#number + 1 });
          frames.place = bytes.length;
        }
        break;
      }
      if (step === "other") continue;
      this.#number++;
      if (step !== "packet") faults.push({ code: step, number: this.#number });
      else {
        const { from, to, link } = frames.frame;
        const found = this.#packet.read(view, from, to, link);
        if (found === "ip") this.#fill(buffer, view);
        else if (found === "cut") faults.push({ code: "PACKET_CUT", number: this.#number });
      }
    }
    const texts = this.#spill.bytes.subarray(0, this.#spill.used);
    return { batch: columns.batch(texts, MATCHED), used: frames.place, passed: this.#number - before, faults };
  }

  #fill(buffer: Buffer, view: DataView): void {
    const [columns, packet] = [this.#columns, this.#packet];
    const at = columns.length;
    columns.origin.set(packet.origin, 4 * at);
    columns.responder.set(packet.responder, 4 * at);
    columns.ends[at] = endsOf(true);
    columns.protocol[at] = packet.protocol;
    columns.originPort[at] = packet.originPort;
    columns.responderPort[at] = packet.responderPort;
    columns.time[at] = this.#frames.frame.time;
    columns.numbers[at] = this.#number;
    if (this.#payload && packet.payloadTo > packet.payloadFrom) this.#names(buffer, view, at);
    columns.length++;
  }

  #names(buffer: Buffer, view: DataView, at: number): void {
    const { payloadFrom: from, payloadTo: to, protocol, originPort, responderPort } = this.#packet;
    if (DNS_PORTS.has(originPort) || DNS_PORTS.has(responderPort)) {
      const length = protocol === 6 ? 2 : 0;
      readDns(view, from + length, to, this.#spill, this.#dns);
      this.#span("dns.query", at, this.#dns.queryFrom, this.#dns.queryTo);
      this.#span("dns.answer", at, this.#dns.answerFrom, this.#dns.answerTo);
      return;
    }
    if (protocol !== 6) return;
    this.#copy("tls.sni", at, buffer, serverName(view, from, to));
    const request = requestIn(buffer, from, to);
    if (request === undefined) return;
    this.#copy("http.host", at, buffer, request.host);
    this.#copy("http.uri", at, buffer, request.target);
  }

  #copy(field: string, at: number, buffer: Buffer, { from, to }: Place): void {
    if (to <= from) return;
    const begin = this.#spill.used;
    this.#spill.room(to - from).set(buffer.subarray(from, to), begin);
    this.#spill.used += to - from;
    this.#span(field, at, begin, this.#spill.used);
  }

  #span(field: string, at: number, from: number, to: number): void {
    if (to <= from) return;
    const span: Span = this.#columns.span(field);
    span.used = true;
    span.from[at] = from;
    span.to[at] = to;
  }
}
