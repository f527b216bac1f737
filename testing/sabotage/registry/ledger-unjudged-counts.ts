/** Counts a cosignature that this machine cannot judge. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-unjudged-counts",
  truth: "A cosignature that cannot be judged here does not count, and its witness is named.",
  file: "packages/ledger/src/note/trusted.ts",
  replace: "unjudged.push(name);",
  by: "cosigned.set(name, 0n);",
  test: {
    file: "packages/ledger/src/note/mldsa.test.ts",
    name: "a cosignature by ML-DSA-44 > that a browser cannot judge is named and not counted: the quorum has to be met without it",
  },
};
