/** A thread that fetches pages as a partner's client does, with a heap of its own: what it takes to read them is not the hub's. */
import { parentPort, workerData } from "node:worker_threads";

export interface Fetching {
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface Fetched {
  /** Milliseconds of each, in order. */
  readonly times: readonly number[];
  readonly longest: string;
}

const { urls, headers } = workerData as Fetching;
const times: number[] = [];
let longest = "";
for (const url of urls) {
  const began = performance.now();
  const res = await fetch(url, { headers });
  const text = await res.text();
  if (res.status !== 200) throw new Error(`${url}: ${res.status} ${text.slice(0, 300)}`);
  times.push(performance.now() - began);
  if (text.length > longest.length) longest = text;
}
parentPort?.postMessage({ times, longest } satisfies Fetched);
