/** Writes a STIX bundle of any size to a file without ever holding it: a feed of indicators, with nothing that frames them. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const AT = "2026-11-20T00:00:00.000Z";
const common = `"spec_version":"2.1","created":"${AT}","modified":"${AT}"`;
const id = (type: string, n: number): string => `${type}--00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

const indicator = (n: number): string =>
  `{"type":"indicator","id":"${id("indicator", n + 1)}",${common},"name":"Indicator ${n}","description":"${"Seen in the harbour. ".repeat(6)}","pattern":"[ipv4-addr:value = '11.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}']","pattern_type":"stix","valid_from":"${AT}","indicator_types":["malicious-activity"]}`;

/** @returns how many indicators the file holds; about `bytes` long */
export async function writeBundle(path: string, bytes: number): Promise<number> {
  const count = Math.floor(bytes / (indicator(1_000_000).length + 1));
  await pipeline(Readable.from(parts(count)), createWriteStream(path));
  return count;
}

function* parts(count: number): Generator<string> {
  yield `{"type":"bundle","id":"${id("bundle", 1)}","objects":[`;
  for (let n = 0; n < count; n += 1000) yield block(n, count, indicator);
  yield "]}";
}

function block(from: number, count: number, one: (n: number) => string): string {
  const to = Math.min(from + 1000, count);
  const written = Array.from({ length: to - from }, (_, k) => one(from + k)).join(",");
  return to === count ? written : `${written},`;
}
