/** A worker of a scan: reads the portions that are handed to it in shared memory, and answers with what it found. */
import { parentPort, workerData } from "node:worker_threads";
import type { Ask } from "./read-through.ts";
import { Scan, type ScanSetting } from "./scan.ts";

const { setting, memory } = workerData as { readonly setting: ScanSetting; readonly memory: SharedArrayBuffer };
const scan = new Scan(setting);
const bytes = new Uint8Array(memory);

parentPort?.on("message", ({ head, length }: Ask) => {
  parentPort?.postMessage(scan.portion(head, bytes.subarray(0, length)));
});
