/** One pass over a piece of a log in memory: only reading, or reading and matching. Also what a worker of the bench runs. */
import { parentPort, workerData } from "node:worker_threads";
import { Matcher, READERS, type Reader, type SharedTables, Tables } from "@noroshi/sensing";

export type LogKind = "zeek" | "eve";

/** Records and hits. @param tables absent: the no-op sink */
export function pass(
  kind: LogKind,
  log: Uint8Array,
  from: number,
  to: number,
  head: string,
  tables: Tables | undefined,
): { readonly records: number; readonly hits: number } {
  const reader: Reader = READERS[kind]({ matchedOnly: true });
  if (head !== "") reader.read(Buffer.from(head), true);
  const matcher = tables === undefined ? undefined : new Matcher(tables);
  let [records, hits] = [0, 0];
  // In portions as the command reads them, so that columns and bytes stay in the cache.
  for (let at = from; at < to; ) {
    const portion = log.subarray(at, Math.min(to, at + (2 << 20)));
    const { batch, used } = reader.read(portion, at + portion.length === to);
    records += batch.length;
    if (matcher !== undefined) hits += matcher.match(batch).hits.length;
    at += used;
  }
  return { records, hits };
}

export interface Share {
  readonly kind: LogKind;
  readonly log: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly tables: SharedTables;
}

if (parentPort !== null) {
  const { kind, log, from, to, head, tables } = workerData as Share;
  const bytes = new Uint8Array(log);
  const opened = new Tables(tables);
  pass(kind, bytes, from, Math.min(to, from + 4_000_000), head, opened);
  parentPort.postMessage("ready");
  parentPort.on("message", () => {
    parentPort?.postMessage(pass(kind, bytes, from, to, head, opened));
  });
}
