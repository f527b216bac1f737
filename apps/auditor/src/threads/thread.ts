/** One of the auditor's threads: makes tiles and opens bundles as it is asked to, and answers in the order in which it was asked. */
import { parentPort } from "node:worker_threads";
import { atOnce } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";
import { toldOf } from "../acts/bundle.ts";
import { textOf } from "../evidence.ts";
import { tilesOf } from "../log/tiles.ts";
import type { Asked } from "./threads.ts";
import { unsealerOf } from "./unseal.ts";

/** By the number of a log: its commitments, and what opens its bundles. */
const logs = new Map<number, { commitments: Uint8Array; unseal: ReturnType<typeof unsealerOf> }>();

async function answerTo(asked: Asked): Promise<unknown> {
  if ("key" in asked) {
    logs.set(asked.log, { commitments: asked.commitments, unseal: unsealerOf(asked.key) });
    return undefined;
  }
  if ("tiles" in asked) return atOnce(nodeSha256, tilesOf(asked.tiles));
  const log = logs.get(asked.log);
  if (log === undefined) throw new Error("a bundle of a log that this thread was not told of");
  const opened = await log.unseal(asked.sealed);
  return opened === undefined ? undefined : atOnce(nodeSha256, toldOf(textOf(opened), log.commitments));
}

let last: Promise<unknown> = Promise.resolve();
parentPort?.on("message", (asked: Asked) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(asked)));
  // What fails here ends the thread, and with it the audit: nothing may count as judged that was not.
  last.catch((error: unknown) => {
    setImmediate(() => {
      throw error;
    });
  });
});
