/** Forgets the first act of every interval. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-act-without-leaf",
  truth: "Every act has exactly one leaf in the log (DESIGN, truth 13).",
  file: "apps/hub/src/ledger/leaves.ts",
  replace: "const leaves: NewLeaf[] = waiting.map((one, at)",
  by: "const leaves: NewLeaf[] = waiting.slice(1).map((one, at)",
  test: {
    file: "apps/hub/src/ledger/leaves.test.ts",
    name: "the leaves of an interval > hold every act that waits exactly once, each under a salt of its own, and padding up to the size",
  },
};
