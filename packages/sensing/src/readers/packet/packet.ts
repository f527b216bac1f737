/**
 * Finds in a packet its two ends, protocol, ports and where the payload begins. Copies nothing. Trusts no length of the packet:
 * only what was captured is read. Reads IP in Ethernet (VLAN, QinQ, MPLS, PPPoE), BSD loopback, raw IP, and Linux cooked capture.
 */
import { V4_PREFIX } from "../../batch/address.ts";

/** What was found in the last packet. */
export class Packet {
  readonly origin = new Uint32Array(4);
  readonly responder = new Uint32Array(4);
  protocol = 0;
  originPort = 0;
  responderPort = 0;
  /** Payload of TCP or UDP as far as it was captured; empty for later fragments. */
  payloadFrom = 0;
  payloadTo = 0;

  /** "ip" with everything above filled in; "other" for what is no IP; "cut" where less was captured than the headers need. */
  read(view: DataView, from: number, to: number, link: number): "ip" | "other" | "cut" {
    this.payloadFrom = 0;
    this.payloadTo = 0;
    this.protocol = 0;
    this.originPort = 0;
    this.responderPort = 0;
    const at = network(view, from, to, link);
    if (at < 0) return at === CUT ? "cut" : "other";
    if (at >= to) return "cut";
    const version = view.getUint8(at) >> 4;
    if (version === 4) return this.#four(view, at, to);
    return version === 6 ? this.#six(view, at, to) : "other";
  }

  #four(view: DataView, at: number, to: number): "ip" | "cut" {
    const head = (view.getUint8(at) & 15) * 4;
    if (head < 20 || to - at < 20) return "cut";
    put4(this.origin, view.getUint32(at + 12));
    put4(this.responder, view.getUint32(at + 16));
    this.protocol = view.getUint8(at + 9);
    const total = view.getUint16(at + 2);
    // Zero where the card cuts segments itself (TSO): then all that was captured belongs to it.
    const end = total === 0 ? to : Math.min(to, at + total);
    const later = (view.getUint16(at + 6) & 0x1fff) !== 0;
    if (!later) this.#transport(view, at + head, end);
    return "ip";
  }

  #six(view: DataView, at: number, to: number): "ip" | "cut" {
    if (to - at < 40) return "cut";
    for (let n = 0; n < 4; n++) {
      this.origin[n] = view.getUint32(at + 8 + 4 * n);
      this.responder[n] = view.getUint32(at + 24 + 4 * n);
    }
    const length = view.getUint16(at + 4);
    const end = length === 0 ? to : Math.min(to, at + 40 + length);
    let next = view.getUint8(at + 6);
    let place = at + 40;
    // RFC 8200 §4: hop-by-hop, routing, fragment, destination, authentication, mobility, HIP, shim6
    for (let n = 0; n < 16 && [0, 43, 44, 51, 60, 135, 139, 140].includes(next); n++) {
      this.protocol = next;
      if (end - place < 8) return "ip";
      if (next === 44 && (view.getUint16(place + 2) & 0xfff8) !== 0) {
        this.protocol = view.getUint8(place);
        return "ip";
      }
      const size = view.getUint8(place + 1);
      const length = next === 44 ? 8 : next === 51 ? (size + 2) * 4 : (size + 1) * 8;
      next = view.getUint8(place);
      place += length;
    }
    this.protocol = next;
    this.#transport(view, place, end);
    return "ip";
  }

  /** Ports of TCP, UDP, UDP-Lite, DCCP and SCTP stand in the same place. */
  #transport(view: DataView, at: number, to: number): void {
    const { protocol } = this;
    if (![6, 17, 33, 132, 136].includes(protocol) || to - at < 4) return;
    this.originPort = view.getUint16(at);
    this.responderPort = view.getUint16(at + 2);
    const head = protocol === 17 ? 8 : protocol === 6 && to - at >= 13 ? (view.getUint8(at + 12) >> 4) * 4 : 0;
    if (head < 8 || at + head > to) return;
    this.payloadFrom = at + head;
    this.payloadTo = to;
  }
}

const OTHER = -1;
const CUT = -2;

/** Where the IP header begins; OTHER or CUT. */
function network(view: DataView, from: number, to: number, link: number): number {
  switch (link) {
    case 1:
      return to - from < 14 ? CUT : ofType(view, from + 12, to);
    case 0:
    case 108: {
      if (to - from < 4) return CUT;
      // The family in the byte order of the machine that captured; 2 is IPv4, IPv6 is 10, 24, 28 or 30.
      const family = Math.min(view.getUint32(from), view.getUint32(from, true));
      return [2, 10, 24, 28, 30].includes(family) ? from + 4 : OTHER;
    }
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return from;
    case 113:
      return to - from < 16 ? CUT : ofType(view, from + 14, to);
    case 276:
      return to - from < 20 ? CUT : cooked(view, from, to);
    default:
      return OTHER;
  }
}

function cooked(view: DataView, from: number, to: number): number {
  const type = view.getUint16(from);
  if (type === 0x0800 || type === 0x86dd) return from + 20;
  return type === 0x8100 || type === 0x88a8 ? ofType(view, from + 22, to) : OTHER;
}

/** From an EtherType on: tags of VLANs, labels of MPLS and PPPoE are passed over. */
function ofType(view: DataView, at: number, to: number): number {
  let place = at;
  for (let n = 0; n < 8; n++) {
    if (to - place < 2) return CUT;
    const type = view.getUint16(place);
    if (type === 0x0800 || type === 0x86dd) return place + 2;
    if (type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200) place += 4;
    else if (type === 0x8847 || type === 0x8848) return labels(view, place + 2, to);
    else if (type === 0x8864) {
      if (to - place < 10) return CUT;
      const ppp = view.getUint16(place + 8);
      return ppp === 0x0021 || ppp === 0x0057 ? place + 10 : OTHER;
    } else return OTHER;
  }
  return OTHER;
}

/** Behind the label with the bottom bit stands IP, as far as its first four bits say so. */
function labels(view: DataView, at: number, to: number): number {
  for (let place = at; place + 4 < to; place += 4)
    if ((view.getUint8(place + 2) & 1) === 1) return [4, 6].includes(view.getUint8(place + 4) >> 4) ? place + 4 : OTHER;
  return CUT;
}

function put4(words: Uint32Array, address: number): void {
  words[0] = 0;
  words[1] = 0;
  words[2] = V4_PREFIX;
  words[3] = address;
}
