/** NetFlow version 5 (Cisco, NetFlow Export Datagram Format): a header of 24 bytes and up to 30 records of 48. */
import type { FlowSink } from "./sink.ts";

const HEAD = 24;
const RECORD = 48;
const RECORDS_MOST = 30;

/** Reads one message from `at`; gives back its length, 0 where more bytes are needed, -1 where it is none. */
export function readV5(view: DataView, at: number, to: number, sink: FlowSink): number {
  if (to - at < HEAD) return 0;
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) !== 5 || count === 0 || count > RECORDS_MOST) return -1;
  const length = HEAD + count * RECORD;
  if (to - at < length) return 0;
  const uptime = view.getUint32(at + 4);
  const now = view.getUint32(at + 8) * 1e6 + Math.floor(view.getUint32(at + 12) / 1000);
  for (let place = at + HEAD; place < at + length; place += RECORD) {
    const flow = sink.flow;
    flow.clear();
    flow.origin4(view.getUint32(place));
    flow.responder4(view.getUint32(place + 4));
    // Uptime is a counter of 32 bits in milliseconds: the flow began that long before the message.
    flow.time = now - ((uptime - view.getUint32(place + 24)) >>> 0) * 1000;
    flow.originPort = view.getUint16(place + 32);
    flow.responderPort = view.getUint16(place + 34);
    flow.protocol = view.getUint8(place + 38);
    sink.put(false);
  }
  return length;
}
