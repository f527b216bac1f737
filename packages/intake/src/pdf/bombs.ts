/**
 * Looks for bombs in a PDF before any reader opens it: every compressed stream that is no picture is inflated once under a cap and
 * thrown away, twice where a stream holds a stream. What lies in pictures is never unpacked for text.
 */
import { inflateSync } from "node:zlib";
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";

/** All streams of a document together may unpack to so many times what a workbook may: embedded fonts are large. */
const SHARE = 5;
/** Streams in streams deeper than this are nobody's document. */
const NESTED = 2;
const STREAM = Buffer.from("stream");
const END = Buffer.from("endstream");
/** So far before a stream its dictionary is looked for. */
const HEAD = 2_000;

/** The fault of a document that unpacks to too much; undefined if it is no bomb. Code: RATIO, TOO_MANY. */
export function pdfBomb(bytes: Uint8Array, limits: Limits): IntakeFault | undefined {
  // untrusted: any bytes after a PDF's first five.
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = limits.inflatedBytes * SHARE;
  let streams = 0;
  for (let at = file.indexOf(STREAM); at >= 0; at = file.indexOf(STREAM, at + STREAM.length)) {
    if (file.subarray(at - 3, at).toString("latin1") === "end") continue;
    if (++streams > limits.values / 20) return bomb("TOO_MANY");
    const head = file.subarray(Math.max(0, at - HEAD), at).toString("latin1");
    if (/\/Image\b(?![\s\S]*\bobj\b)/.test(head)) continue;
    const end = file.indexOf(END, at);
    const from = at + STREAM.length + (file[at + STREAM.length] === 13 ? 2 : 1);
    const size = inflated(file.subarray(from, end < 0 ? file.length : end), left, 0);
    if (size === undefined) return bomb("RATIO");
    left -= size;
  }
  return undefined;
}

/** How many bytes a stream unpacks to; undefined if to more than `most`. What cannot be inflated counts nothing. */
function inflated(part: Buffer, most: number, depth: number): number | undefined {
  if (part.length < 2 || (part[0] ?? 0) % 16 !== 8 || part.readUInt16BE(0) % 31 !== 0) return 0;
  try {
    const out = inflateSync(part, { maxOutputLength: Math.max(1, most), finishFlush: 2 });
    const inner = depth < NESTED ? inflated(out, most - out.length, depth + 1) : 0;
    return inner === undefined ? undefined : out.length + inner;
  } catch (error) {
    return error instanceof RangeError ? undefined : 0;
  }
}

function bomb(code: "RATIO" | "TOO_MANY"): IntakeFault {
  return fault(
    code,
    "",
    "The PDF unpacks to far more than a document of text; send the text itself, or print it anew as PDF.",
    "展開すると文書としては大きすぎる PDF です。本文をテキストで送るか、PDF を作り直してください。",
  );
}
