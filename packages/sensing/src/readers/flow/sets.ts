/**
 * The sets inside of NetFlow 9 (RFC 3954) and IPFIX (RFC 7011) messages: templates, options and records. The two differ in the
 * numbers of their sets, in enterprise fields and in fields of variable length; the elements are IANA's in both.
 */
import { isKnownElement } from "./elements.ts";
import type { FlowSink } from "./sink.ts";
import { type Clock, type Template, type TemplateField, Templates, VARIABLE } from "./templates.ts";

/** IANA's IPFIX information elements. */
const SOURCE_V4 = 8;
const DESTINATION_V4 = 12;
const SOURCE_V6 = 27;
const DESTINATION_V6 = 28;
const SOURCE_PORT = 7;
const DESTINATION_PORT = 11;
const PROTOCOL = 4;
/** Beginning and end of the flow: in uptime, in seconds, in milliseconds, in micro- and nanoseconds (both in NTP's form). */
const STARTS: ReadonlyMap<number, "uptime" | "seconds" | "millis" | "ntp"> = new Map([
  [22, "uptime"],
  [150, "seconds"],
  [152, "millis"],
  [154, "ntp"],
  [156, "ntp"],
]);
const ENDS: ReadonlyMap<number, "uptime" | "seconds" | "millis" | "ntp"> = new Map([
  [21, "uptime"],
  [151, "seconds"],
  [153, "millis"],
  [155, "ntp"],
  [157, "ntp"],
]);

const REVERSE = 29_305;

/** Seconds from 1900 to 1970 (RFC 5905). */
const NTP_EPOCH = 2_208_988_800;

export interface SetNumbers {
  readonly templates: number;
  readonly options: number;
  /** IPFIX: enterprise bits, variable lengths, withdrawals. */
  readonly ipfix: boolean;
}

export class Sets {
  readonly #templates = new Templates();
  readonly #numbers: SetNumbers;
  readonly #sink: FlowSink;
  #end = Number.NaN;

  constructor(numbers: SetNumbers, sink: FlowSink) {
    this.#numbers = numbers;
    this.#sink = sink;
  }

  /** Reads the set `id` whose content stands between `from` and `to`. @param exporter who sent it, and for which domain */
  read(view: DataView, from: number, to: number, id: number, exporter: string, clock: Clock): void {
    if (id === this.#numbers.templates) this.#learn(view, from, to, exporter, false);
    else if (id === this.#numbers.options) this.#learn(view, from, to, exporter, true);
    else if (id < 256) this.#sink.fault("FLOW_BROKEN");
    else this.#records(view, from, to, `${exporter} ${id}`, clock);
  }

  /** At the end of the input. */
  end(): void {
    for (let n = 0; n < this.#templates.stillWaiting; n++) this.#sink.fault("FLOW_NO_TEMPLATE");
  }

  #learn(view: DataView, from: number, to: number, exporter: string, options: boolean): void {
    for (let at = from; at + 4 <= to; ) {
      const id = view.getUint16(at);
      const key = `${exporter} ${id}`;
      const count = this.#count(view, at, to, options);
      // Padding, or the withdrawal of a template (RFC 7011 §8.1).
      if (id < 256 || count === 0) {
        if (count === 0 && this.#numbers.ipfix) this.#templates.forget(key);
        at += 4;
        continue;
      }
      const begin = at + (options ? 6 : 4);
      const fields = fieldsAt(view, begin, to, count, this.#numbers.ipfix);
      if (fields === undefined) {
        this.#sink.fault("FLOW_BROKEN");
        return;
      }
      at = begin + fields.reduce((sum, { enterprise }) => sum + (enterprise ? 8 : 4), 0);
      if (!this.#templates.learn(key, fields, options)) this.#sink.fault("FLOW_TEMPLATES_TOO_MANY");
      for (const { bytes, clock } of this.#templates.waitedFor(key)) {
        this.#records(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, key, clock);
        bytes.fill(0);
      }
    }
  }

  /** How many fields a template says it has. NetFlow 9 says their bytes for options (RFC 3954 §6.1). */
  #count(view: DataView, at: number, to: number, options: boolean): number {
    if (!options || this.#numbers.ipfix) return view.getUint16(at + 2);
    return at + 6 > to ? 0 : Math.floor((view.getUint16(at + 2) + view.getUint16(at + 4)) / 4);
  }

  #records(view: DataView, from: number, to: number, key: string, clock: Clock): void {
    const template = this.#templates.of(key);
    if (template === undefined) {
      const bytes = new Uint8Array(view.buffer, view.byteOffset + from, to - from);
      if (!this.#templates.wait(key, bytes, clock)) this.#sink.fault("FLOW_NO_TEMPLATE");
      return;
    }
    for (let at = from; at + template.least <= to; ) {
      const end = this.#record(view, at, to, template, clock);
      if (end < 0) {
        this.#sink.fault("FLOW_BROKEN");
        return;
      }
      if (template.told) this.#sink.put(template.strange);
      else this.#sink.pass();
      at = end;
    }
  }

  /** One record into the sink's flow; gives back where it ends, or -1. */
  #record(view: DataView, from: number, to: number, template: Template, clock: Clock): number {
    const { flow } = this.#sink;
    flow.clear();
    this.#end = Number.NaN;
    let at = from;
    for (const field of template.fields) {
      let { length } = field;
      if (length === VARIABLE && this.#numbers.ipfix) {
        if (at >= to) return -1;
        length = view.getUint8(at++);
        if (length === 255) {
          if (at + 2 > to) return -1;
          length = view.getUint16(at);
          at += 2;
        }
      }
      if (at + length > to) return -1;
      if (!field.enterprise) this.#take(view, at, length, field.element, clock);
      at += length;
    }
    // A template need not say when a flow began; then its end, and at last the message's own time, is the nearest that is known.
    if (Number.isNaN(flow.time)) flow.time = Number.isNaN(this.#end) ? clock.now : this.#end;
    return at;
  }

  #take(view: DataView, at: number, length: number, element: number, clock: Clock): void {
    const { flow } = this.#sink;
    if (element === SOURCE_V4 && length === 4) flow.origin4(view.getUint32(at));
    else if (element === DESTINATION_V4 && length === 4) flow.responder4(view.getUint32(at));
    else if (element === SOURCE_V6 && length === 16) {
      for (let n = 0; n < 4; n++) flow.origin[n] = view.getUint32(at + 4 * n);
      flow.hasOrigin = true;
    } else if (element === DESTINATION_V6 && length === 16) {
      for (let n = 0; n < 4; n++) flow.responder[n] = view.getUint32(at + 4 * n);
      flow.hasResponder = true;
    } else if (length > 8) return;
    else if (element === SOURCE_PORT) flow.originPort = unsigned(view, at, length) & 0xffff;
    else if (element === DESTINATION_PORT) flow.responderPort = unsigned(view, at, length) & 0xffff;
    else if (element === PROTOCOL) flow.protocol = unsigned(view, at, length) & 0xff;
    else if (STARTS.has(element)) flow.time = timeOf(view, at, length, STARTS.get(element), clock);
    else if (ENDS.has(element)) this.#end = timeOf(view, at, length, ENDS.get(element), clock);
  }
}

function timeOf(
  view: DataView,
  at: number,
  length: number,
  form: "uptime" | "seconds" | "millis" | "ntp" | undefined,
  { now, uptime }: Clock,
): number {
  if (form === "seconds") return unsigned(view, at, length) * 1e6;
  if (form === "millis") return unsigned(view, at, length) * 1000;
  if (form === "uptime")
    return uptime === undefined ? Number.NaN : now - ((uptime - unsigned(view, at, length)) >>> 0) * 1000;
  if (length !== 8) return Number.NaN;
  const fraction = Math.floor((view.getUint32(at + 4) * 1e6) / 4_294_967_296);
  return (view.getUint32(at) - NTP_EPOCH) * 1e6 + fraction;
}

/** A number of up to eight bytes; IPFIX may shorten them (RFC 7011 §6.2). */
function unsigned(view: DataView, at: number, length: number): number {
  let number = 0;
  for (let n = 0; n < length; n++) number = number * 256 + view.getUint8(at + n);
  return number;
}

function fieldsAt(
  view: DataView,
  from: number,
  to: number,
  count: number,
  ipfix: boolean,
): readonly TemplateField[] | undefined {
  const fields: TemplateField[] = [];
  let at = from;
  for (let n = 0; n < count; n++) {
    if (at + 4 > to) return undefined;
    const element = view.getUint16(at);
    const enterprise = ipfix && element >= 0x8000;
    const end = at + (enterprise ? 8 : 4);
    if (end > to) return undefined;
    const number = element & (ipfix ? 0x7fff : 0xffff);
    // Elements of the way back are IANA's own under a number of their own (RFC 5103 §6.1).
    const known = isKnownElement(number) && (!enterprise || view.getUint32(at + 4) === REVERSE);
    fields.push({ element: number, enterprise, known, length: view.getUint16(at + 2) });
    at = end;
  }
  return fields;
}
