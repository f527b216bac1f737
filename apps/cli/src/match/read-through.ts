/** Reads traffic through to its end in portions of constant size, in one thread or with workers, and hands on in order. */
import { Worker } from "node:worker_threads";
import type { TrafficFormat } from "@noroshi/sensing";
import { FORMATS } from "./formats.ts";
import { type Found, Scan, type ScanSetting } from "./scan.ts";
import type { Source } from "./source.ts";

/** Twice the longest line: a reader always gets on. */
const PORTION = 2 * 1024 * 1024;
/** A reader that gets nowhere with this much waits for a record that is none. */
const MOST = 64 * 1024 * 1024;
const LF = 10;
const HASH = 0x23;

/** Each portion's findings in the order of the input. */
export function readThrough(source: Source, setting: ScanSetting, workers: number): AsyncGenerator<Found> {
  return workers > 1 && FORMATS[setting.format].divisible
    ? withWorkers(source, setting, workers)
    : alone(source, setting);
}

async function* alone(source: Source, setting: ScanSetting): AsyncGenerator<Found> {
  const scan = new Scan(setting);
  yield* steps(source, (bytes, end) => scan.next(bytes, end));
}

/** Hands what was read to `next` again and again, from where it stopped, until the source ends. */
export async function* steps<T extends { readonly used: number }>(
  source: Source,
  next: (bytes: Uint8Array, end: boolean) => T,
): AsyncGenerator<T> {
  let buffer = new Uint8Array(PORTION);
  let held = 0;
  for (let end = false; !end; ) {
    const got = await source.fill(buffer, held);
    end = got === 0;
    held += got;
    let used = 0;
    for (let step = -1; step !== 0 && used < held; used += step) {
      const found = next(buffer.subarray(used, held), end);
      step = found.used;
      yield found;
    }
    buffer.copyWithin(0, used, held);
    held -= used;
    if (held === buffer.length && held < MOST) {
      const wider = new Uint8Array(2 * buffer.length);
      wider.set(buffer);
      buffer = wider;
    } else if (held === buffer.length) held = 0;
  }
}

interface Seat {
  readonly worker: Worker;
  readonly memory: Uint8Array;
}

/** A portion as a worker is asked for it; `memory` is shared and free again when it answers. */
export interface Ask {
  readonly head: string;
  readonly length: number;
}

async function* withWorkers(source: Source, setting: ScanSetting, count: number): AsyncGenerator<Found> {
  const seats: Seat[] = Array.from({ length: count }, () => {
    const memory = new SharedArrayBuffer(PORTION);
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { setting, memory } });
    return { worker, memory: new Uint8Array(memory) };
  });
  const head = new Head(setting.format);
  const waiting: Promise<Found>[] = [];
  const free = seats.map((_, n) => n);
  try {
    let rest: Uint8Array = new Uint8Array(0);
    for (let end = false; !end; ) {
      if (free.length === 0) {
        const first = waiting.shift();
        if (first !== undefined) yield await first;
        continue;
      }
      const n = free.shift() ?? 0;
      const { worker, memory } = seats[n] as Seat;
      memory.set(rest);
      let held = rest.length;
      while (held < memory.length) {
        const got = await source.fill(memory, held);
        held += got;
        if (got === 0) {
          end = true;
          break;
        }
      }
      const cut = end ? held : (lastLine(memory, held) ?? held);
      rest = memory.slice(cut, held);
      const before = head.text;
      head.see(memory, cut);
      waiting.push(asked(worker, { head: before, length: cut }).finally(() => free.push(n)));
    }
    for (const one of waiting) yield await one;
  } finally {
    await Promise.all(seats.map(({ worker }) => worker.terminate()));
  }
}

function asked(worker: Worker, ask: Ask): Promise<Found> {
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const fail = (e: Error) => reject(e);
  worker.once("error", fail);
  worker.once("message", (found: Found) => {
    worker.off("error", fail);
    resolve(found);
  });
  worker.postMessage(ask);
  return promise;
}

/** Where the last whole line ends. */
function lastLine(bytes: Uint8Array, length: number): number | undefined {
  const at = bytes.lastIndexOf(LF, length - 1);
  return at < 0 ? undefined : at + 1;
}

/** Header lines of a Zeek log that hold from here on, for workers that begin in the middle. */
class Head {
  readonly #lines = new Map<string, string>();
  readonly #has: boolean;

  constructor(format: TrafficFormat) {
    this.#has = format === "zeek";
  }

  get text(): string {
    return [...this.#lines.values()].map((line) => `${line}\n`).join("");
  }

  see(bytes: Uint8Array, length: number): void {
    if (!this.#has) return;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length);
    for (let at = bytes[0] === HASH ? 0 : buffer.indexOf("\n#") + 1; at > 0 || bytes[at] === HASH; ) {
      const found = buffer.indexOf(LF, at);
      const stop = found < 0 ? length : found;
      const line = buffer.toString("utf8", at, stop).replace(/\r$/, "");
      const word = line.split("\t", 1)[0] ?? "";
      if (["#fields", "#types", "#unset_field"].includes(word)) this.#lines.set(word, line);
      const next = buffer.indexOf("\n#", stop);
      if (next < 0) return;
      at = next + 1;
    }
  }
}
