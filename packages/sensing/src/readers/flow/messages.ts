/** Messages of NetFlow 9 and IPFIX: their headers, and the sets that they hold. */
import type { Sets } from "./sets.ts";
import type { FlowSink } from "./sink.ts";
import type { Clock } from "./templates.ts";

const V9_HEAD = 20;
const IPFIX_HEAD = 16;
/** A datagram is no longer. */
const MESSAGE_MOST = 65_535;

/**
 * Reads one IPFIX message (RFC 7011 §3.1); gives back its length, 0 where more bytes are needed, -1 where it is none.
 * @param exporter whose message it is
 */
export function readIpfix(
  view: DataView,
  at: number,
  to: number,
  sets: Sets,
  sink: FlowSink,
  exporter: string,
): number {
  if (to - at < IPFIX_HEAD) return 0;
  const length = view.getUint16(at + 2);
  if (view.getUint16(at) !== 10 || length < IPFIX_HEAD) return -1;
  if (to - at < length) return 0;
  const clock: Clock = { now: view.getUint32(at + 4) * 1e6, uptime: undefined };
  const domain = `${exporter} ${view.getUint32(at + 12)}`;
  for (let place = at + IPFIX_HEAD; place < at + length; ) {
    const size = at + length - place < 4 ? 0 : view.getUint16(place + 2);
    if (size < 4 || place + size > at + length) {
      sink.fault("FLOW_BROKEN");
      break;
    }
    sets.read(view, place + 4, place + size, view.getUint16(place), domain, clock);
    place += size;
  }
  return length;
}

/**
 * Reads one NetFlow 9 message (RFC 3954 §5.1). It does not say its length in bytes: in a file of messages one after the other the
 * next begins where a set would have the number 9, which no set has.
 * @param whole whether the message is all that stands between `at` and `to`, or the input ends at `to`
 */
export function readV9(
  view: DataView,
  at: number,
  to: number,
  sets: Sets,
  sink: FlowSink,
  exporter: string,
  whole: boolean,
): number {
  if (to - at < V9_HEAD) return whole ? -1 : 0;
  if (view.getUint16(at) !== 9) return -1;
  const end = endOfV9(view, at + V9_HEAD, to, whole);
  if (end === 0) return 0;
  const clock: Clock = { now: view.getUint32(at + 8) * 1e6, uptime: view.getUint32(at + 4) };
  const source = `${exporter} ${view.getUint32(at + 16)}`;
  for (let place = at + V9_HEAD; place + 4 <= end; ) {
    const size = view.getUint16(place + 2);
    if (size < 4 || place + size > end) {
      sink.fault("FLOW_BROKEN");
      break;
    }
    sets.read(view, place + 4, place + size, view.getUint16(place), source, clock);
    place += size;
  }
  return end - at;
}

/** Where the message ends: before the next header, or where the bytes end; 0 where more of it may follow. */
function endOfV9(view: DataView, from: number, to: number, whole: boolean): number {
  let place = from;
  while (place + 4 <= to) {
    if (view.getUint16(place) === 9) return place;
    const size = view.getUint16(place + 2);
    if (place + Math.max(size, 4) - from > MESSAGE_MOST) return place;
    // A set that cannot be stepped over: what follows is looked at as it comes.
    if (size < 4) return whole ? to : place + 4;
    if (place + size > to) return whole ? to : 0;
    place += size;
  }
  return whole ? to : 0;
}
