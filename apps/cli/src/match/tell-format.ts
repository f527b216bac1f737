/** Tells by the first bytes of traffic what it is, where nobody said: every format has a mark of its own. Reads nothing away. */
import type { TrafficFormat } from "@noroshi/sensing";
import type { Source } from "./source.ts";

const LF = 10;
/** Enough for the first line of a log, which is all that is waited for. */
const HEAD = 64 * 1024;
/** First words of captures: pcap in both orders and resolutions, pcapng. */
const CAPTURES: ReadonlySet<number> = new Set([0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0x0a0d0d0a]);
const FLOWS: ReadonlyMap<number, TrafficFormat> = new Map([
  [5, "nf5"],
  [9, "nf9"],
  [10, "ipfix"],
]);

/** The beginning of a source, and the source as if nothing had been read. */
export async function peeked(source: Source): Promise<{ readonly head: Uint8Array; readonly source: Source }> {
  const buffer = new Uint8Array(HEAD);
  let length = 0;
  for (let got = -1; got !== 0 && length < HEAD && !buffer.subarray(0, length).includes(LF); length += got)
    got = await source.fill(buffer, length);
  const head = buffer.subarray(0, length);
  let given = 0;
  return {
    head,
    source: {
      async fill(into, at) {
        if (given === head.length) return source.fill(into, at);
        const some = head.subarray(given, given + into.length - at);
        into.set(some, at);
        given += some.length;
        return some.length;
      },
      close: () => source.close(),
    },
  };
}

/** The format, or undefined where it has no mark that is known. Messages of flows in a capture look like any capture. */
export function tellFormat(head: Uint8Array): TrafficFormat | undefined {
  const text = new TextDecoder()
    .decode(head.subarray(0, 4096))
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^#(?:separator|fields|path|#)/.test(text)) return "zeek";
  if (text.startsWith("{")) return /"event_type"\s*:/.test(new TextDecoder().decode(head)) ? "eve" : "zeek-json";
  if (head.length < 4) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return CAPTURES.has(view.getUint32(0)) ? "pcap" : FLOWS.get(view.getUint16(0));
}
