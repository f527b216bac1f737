/** Publishes the checkpoint without waiting for the tiles that it covers: a machine that stops in between leaves a log that cannot go on. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-checkpoint-first",
  truth: "A checkpoint is published only after everything that it covers stands on the disk (SG-22).",
  file: "apps/hub/src/ledger/folder.ts",
  replace: "    await putFiles(disk, files);\n    const text",
  by: "    putFiles(disk, files).catch(() => undefined);\n    const text",
  test: {
    file: "apps/hub/src/ledger/ledger.test.ts",
    name: "the log of a realm > loses and doubles nothing at whichever boundary the machine stops, and only ever grows",
  },
};
