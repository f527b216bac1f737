/** Takes an older state of the log for what comes after a newer one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-older-passes",
  truth: "A log that went back in time is named so (SG-22).",
  file: "apps/auditor/src/log/log.ts",
  replace: "if (earlier.size > checkpoint.size)",
  by: "if (earlier.size > checkpoint.size * 1_000n)",
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > shows an older checkpoint with everything that belongs to it",
  },
};
