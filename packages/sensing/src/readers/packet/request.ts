/** Host and target of an HTTP/1 request in the segment that begins it (RFC 9112 §3). Nothing else of it is looked at. */
import type { Place } from "./hello.ts";

const METHODS = ["GET ", "POST ", "HEAD ", "PUT ", "OPTIONS ", "CONNECT ", "DELETE ", "PATCH ", "TRACE ", "PROPFIND "];
/** Longer heads are read no further. */
const HEAD_MOST = 16_384;

export interface Request {
  readonly target: Place;
  readonly host: Place;
}

export function requestIn(bytes: Buffer, from: number, to: number): Request | undefined {
  const end = Math.min(to, from + HEAD_MOST);
  const first = bytes[from] ?? 0;
  if (first < 0x41 || first > 0x5a) return undefined;
  const method = METHODS.find(
    (one) => one.length < end - from && bytes.toString("latin1", from, from + one.length) === one,
  );
  if (method === undefined) return undefined;
  const begin = from + method.length;
  const line = bytes.indexOf("\r\n", begin);
  if (line < 0 || line >= end) return undefined;
  const blank = bytes.indexOf(0x20, begin);
  if (blank < 0 || blank >= line || bytes.toString("latin1", blank + 1, blank + 6) !== "HTTP/") return undefined;
  return { target: { from: begin, to: blank }, host: hostIn(bytes, line + 2, end) };
}

function hostIn(bytes: Buffer, from: number, end: number): Place {
  for (let at = from; at < end; ) {
    const found = bytes.indexOf("\r\n", at);
    const stop = found < 0 || found > end ? end : found;
    if (stop === at) break;
    if (stop - at > 5 && bytes.toString("latin1", at, at + 5).toLowerCase() === "host:") {
      let begin = at + 5;
      let last = stop;
      while (begin < last && (bytes[begin] === 0x20 || bytes[begin] === 0x09)) begin++;
      while (last > begin && (bytes[last - 1] === 0x20 || bytes[last - 1] === 0x09)) last--;
      return { from: begin, to: last };
    }
    at = stop + 2;
  }
  return { from: 0, to: 0 };
}
