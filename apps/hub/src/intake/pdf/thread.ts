/** The thread in which one PDF is read: bytes in, text out, and then it is gone. Holds no key, no connection, no other report. */
import { parentPort, workerData } from "node:worker_threads";
import { type Limits, pdfText } from "@noroshi/intake";

const { bytes, limits } = workerData as { readonly bytes: Uint8Array; readonly limits: Limits };
parentPort?.postMessage(await pdfText(bytes, limits));
