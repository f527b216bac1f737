/**
 * Takes captures apart into packets: pcap (microseconds and nanoseconds, either byte order) and pcapng (several sections and
 * interfaces, their own clocks). Trusts no length: what cannot be a packet is a fault, and where the framing itself is lost the
 * rest of the capture is one fault and no guess.
 */
import type { ReadFaultCode } from "../faults.ts";

/** One packet: where its bytes stand, on which link, when. */
export interface Frame {
  from: number;
  to: number;
  link: number;
  /** Microseconds since 1970, or NaN (pcapng's simple packets have none). */
  time: number;
}

/** No capture has longer packets (libpcap's MAXIMUM_SNAPLEN is 262,144). */
const PACKET_MOST = 1 << 20;
/** Blocks that are no packets (names, statistics) may be longer. */
const BLOCK_MOST = 1 << 24;
const INTERFACES_MOST = 4096;

interface Interface {
  readonly link: number;
  readonly snaplen: number;
  /** The byte of if_tsresol: a power of ten, or of two with the first bit. */
  readonly resolution: number;
  /** Seconds that are added (if_tsoffset). */
  readonly offset: number;
}

const SECTION = 0x0a0d0d0a;

/** Whether bytes begin like a capture. Needs four bytes. */
export function isCapture(bytes: Uint8Array): boolean {
  const magic = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  return [SECTION, 0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1].includes(magic);
}

/** What `next` found. */
export type Step =
  /** `frame` is a packet. */
  | "packet"
  /** Something else than a packet went by. */
  | "other"
  /** More bytes are needed. */
  | "more"
  | ReadFaultCode;

export class Frames {
  readonly frame: Frame = { from: 0, to: 0, link: 0, time: Number.NaN };
  /** Where the next step begins. */
  place = 0;
  #kind: "unknown" | "pcap" | "pcapng" | "lost" = "unknown";
  #little = false;
  #nano = false;
  #link = 0;
  #interfaces: (Interface | undefined)[] = [];

  /** One step from `place` on. After a fault of the framing nothing more is found. */
  next(view: DataView): Step {
    if (this.#kind === "lost") {
      this.place = view.byteLength;
      return "more";
    }
    if (this.#kind === "unknown") return this.#begin(view);
    return this.#kind === "pcap" ? this.#record(view) : this.#block(view);
  }

  #lose(view: DataView): Step {
    this.#kind = "lost";
    this.place = view.byteLength;
    return "CAPTURE_BROKEN";
  }

  #begin(view: DataView): Step {
    if (view.byteLength - this.place < 24) return "more";
    const magic = view.getUint32(this.place);
    if (magic === SECTION) {
      this.#kind = "pcapng";
      return this.#block(view);
    }
    this.#little = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
    this.#nano = magic === 0xa1b23c4d || magic === 0x4d3cb2a1;
    if (!this.#little && !this.#nano && magic !== 0xa1b2c3d4) return this.#lose(view);
    // The upper bits say whether a checksum follows the frame; they are no part of the link's number.
    this.#link = view.getUint32(this.place + 20, this.#little) & 0xffff;
    this.#kind = "pcap";
    this.place += 24;
    return "other";
  }

  #record(view: DataView): Step {
    const at = this.place;
    if (view.byteLength - at < 16) return "more";
    const length = view.getUint32(at + 8, this.#little);
    if (length > PACKET_MOST) return this.#lose(view);
    if (view.byteLength - at < 16 + length) return "more";
    const fraction = view.getUint32(at + 4, this.#little);
    const micro = this.#nano ? Math.floor(fraction / 1000) : fraction;
    const { frame } = this;
    frame.time = micro < 1e6 ? view.getUint32(at, this.#little) * 1e6 + micro : Number.NaN;
    frame.link = this.#link;
    frame.from = at + 16;
    frame.to = frame.from + length;
    this.place = frame.to;
    return "packet";
  }

  #block(view: DataView): Step {
    const at = this.place;
    if (view.byteLength - at < 12) return "more";
    const section = view.getUint32(at) === SECTION;
    if (section) {
      const order = view.getUint32(at + 8);
      if (order !== 0x1a2b3c4d && order !== 0x4d3c2b1a) return this.#lose(view);
      this.#little = order === 0x4d3c2b1a;
      this.#interfaces = [];
    }
    const length = view.getUint32(at + 4, this.#little);
    if (length < 12 || length % 4 !== 0 || length > BLOCK_MOST) return this.#lose(view);
    if (view.byteLength - at < length) return "more";
    this.place = at + length;
    if (view.getUint32(at + length - 4, this.#little) !== length) return "BLOCK_BROKEN";
    if (section) return length < 28 ? "BLOCK_BROKEN" : "other";
    const type = view.getUint32(at, this.#little);
    if (type === 1) return this.#interface(view, at, length);
    if (type === 6) return this.#enhanced(view, at, length, 8, view.getUint32(at + 8, this.#little));
    if (type === 2) return this.#enhanced(view, at, length, 8, view.getUint16(at + 8, this.#little));
    return type === 3 ? this.#simple(view, at, length) : "other";
  }

  #interface(view: DataView, at: number, length: number): Step {
    if (length < 20 || this.#interfaces.length >= INTERFACES_MOST) {
      this.#interfaces.push(undefined);
      return "BLOCK_BROKEN";
    }
    let resolution = 6;
    let offset = 0;
    for (let place = at + 16; place + 4 <= at + length - 4; ) {
      const code = view.getUint16(place, this.#little);
      const size = view.getUint16(place + 2, this.#little);
      if (code === 0 || place + 4 + size > at + length - 4) break;
      if (code === 9 && size === 1) resolution = view.getUint8(place + 4);
      if (code === 14 && size === 8) offset = Number(view.getBigInt64(place + 4, this.#little));
      place += 4 + Math.ceil(size / 4) * 4;
    }
    const link = view.getUint16(at + 8, this.#little);
    this.#interfaces.push({ link, snaplen: view.getUint32(at + 12, this.#little), resolution, offset });
    return "other";
  }

  /** An enhanced packet, and the obsolete one, whose fields stand in the same places. */
  #enhanced(view: DataView, at: number, length: number, head: number, number: number): Step {
    if (length < 32) return "BLOCK_BROKEN";
    const own = this.#interfaces[number];
    const captured = view.getUint32(at + head + 12, this.#little);
    if (own === undefined || captured > length - 32) return "BLOCK_BROKEN";
    const { frame } = this;
    frame.time = timeOf(view.getUint32(at + head + 4, this.#little), view.getUint32(at + head + 8, this.#little), own);
    frame.link = own.link;
    frame.from = at + 28;
    frame.to = frame.from + captured;
    return "packet";
  }

  #simple(view: DataView, at: number, length: number): Step {
    const [own] = this.#interfaces;
    if (length < 16 || own === undefined) return "BLOCK_BROKEN";
    const original = view.getUint32(at + 8, this.#little);
    const { frame } = this;
    frame.time = Number.NaN;
    frame.link = own.link;
    frame.from = at + 12;
    frame.to = frame.from + Math.min(original, own.snaplen === 0 ? original : own.snaplen, length - 16);
    return "packet";
  }
}

/** Microseconds of a time in units of an interface. Two words can hold more than a number does, so they are taken apart. */
function timeOf(high: number, low: number, { resolution, offset }: Interface): number {
  const shift = offset * 1e6;
  if (resolution === 6) return high * 4_294_967_296 + low + shift;
  if (resolution === 9) return high * 4_294_967 + Math.floor((high * 296 + low) / 1000) + shift;
  const units = (BigInt(high) << 32n) | BigInt(low);
  const power = BigInt(resolution & 127);
  const second = resolution >= 128 ? 1n << power : 10n ** power;
  return Number((units * 1_000_000n) / second) + shift;
}
