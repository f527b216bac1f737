/**
 * Threads beside the auditor's own, one for each processor: they hash and decrypt over ranges that do not touch, while this one holds
 * together what they tell. Each answers in order, and whoever has least to do is asked next. A thread that fails fails the audit.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CryptoKey } from "jose";
import type { Told } from "../acts/told.ts";
import type { Means, Threads } from "../evidence.ts";
import type { MadeTiles } from "../log/tiles.ts";

export type Asked =
  | { readonly tiles: Uint8Array }
  | { readonly log: number; readonly commitments: Uint8Array; readonly key: CryptoKey }
  | { readonly log: number; readonly sealed: Uint8Array };

/** More would only wait for the one that holds together what they tell. */
const MOST_THREADS = 8;
/** Tasks that lie before each thread, so that none waits for the next. */
const DEPTH = 3;

interface Thread {
  readonly ask: (asked: Asked, moved?: readonly ArrayBuffer[]) => Promise<unknown>;
  readonly waiting: () => number;
  readonly end: () => Promise<unknown>;
}

/** The same means with threads, which are begun at once and ended by `end`. */
export function withThreads(means: Means, count = Math.min(availableParallelism(), MOST_THREADS)) {
  const threads = Array.from({ length: count }, begin);
  const least = (): Thread => {
    const [first, ...others] = threads;
    if (first === undefined) throw new RangeError("at least one thread");
    return others.reduce((a, b) => (b.waiting() < a.waiting() ? b : a), first);
  };
  let logs = 0;
  const all: Threads = {
    width: count * DEPTH,
    async tiles(commitments) {
      const bytes = commitments.slice();
      return (await least().ask({ tiles: bytes }, [bytes.buffer])) as MadeTiles;
    },
    bundles(commitments, key) {
      const log = logs++;
      const shared = new Uint8Array(new SharedArrayBuffer(commitments.length));
      shared.set(commitments);
      for (const thread of threads) thread.ask({ log, commitments: shared, key }).catch(() => undefined);
      return async (line) => {
        const sealed = line.slice();
        return (await least().ask({ log, sealed }, [sealed.buffer as ArrayBuffer])) as Told | undefined;
      };
    },
  };
  return { means: { ...means, threads: all } satisfies Means, end: () => Promise.all(threads.map((one) => one.end())) };
}

function begin(): Thread {
  const worker = new Worker(new URL("./thread.ts", import.meta.url));
  const open: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  let failed: Error | undefined;
  const fail = (error: Error): void => {
    failed = error;
    for (const one of open.splice(0)) one.reject(error);
  };
  worker.on("message", (answer: unknown) => open.shift()?.resolve(answer));
  worker.on("error", fail);
  worker.on("exit", (status) => fail(new Error(`a thread of the auditor ended with ${status}`)));
  return {
    waiting: () => open.length,
    ask: (asked, moved = []) =>
      new Promise((resolve, reject) => {
        if (failed !== undefined) return reject(failed);
        open.push({ resolve, reject });
        worker.postMessage(asked, [...moved]);
      }),
    end: () => worker.terminate(),
  };
}
