/**
 * Reads PDFs apart from everything else: each in a thread that has little memory and little time and is ended when it takes more.
 * A file that hangs or swells its reader costs its sender a refusal and the hub nothing.
 */
import { Worker } from "node:worker_threads";
import { damaged, type PdfText, type ReadPdf } from "@noroshi/intake";

/** What one document gets. A report of 500 pages takes about two seconds here. */
const MOST = { ms: 20_000, heapMb: 256, bytes: 700 * 1024 * 1024, lookMs: 50 };

/** So many at once: each holds a copy of its file. */
const AT_ONCE = 2;

let busy = 0;
const waiting: (() => void)[] = [];

/** Reads the text of a PDF in a thread of its own. Never rejects. @param most what it gets, where not the usual */
export async function pdfApart(
  bytes: Uint8Array,
  limits: Parameters<ReadPdf>[1],
  most: { readonly ms: number } = MOST,
): Promise<PdfText> {
  if (busy >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  busy++;
  try {
    return await inThread(bytes, limits, most.ms);
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

function inThread(bytes: Uint8Array, limits: Parameters<ReadPdf>[1], ms: number): Promise<PdfText> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), {
      workerData: { bytes: Uint8Array.from(bytes), limits },
      resourceLimits: { maxOldGenerationSizeMb: MOST.heapMb },
      // Nothing of the hub's surroundings, and nothing that the reader prints.
      env: {},
      stdout: true,
      stderr: true,
    });
    const before = process.memoryUsage.rss();
    const end = (answer: PdfText): void => {
      clearTimeout(late);
      clearInterval(watch);
      resolve(answer);
      void worker.terminate();
    };
    const give = (): void => end({ ok: false, fault: damaged() });
    const late = setTimeout(give, ms);
    // Buffers lie outside the heap that the limit above holds.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MOST.bytes) give();
    }, MOST.lookMs);
    worker.once("message", (answer: PdfText) => end(answer));
    worker.once("error", give);
    worker.once("exit", give);
  });
}
