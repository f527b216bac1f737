/** A tree holds the subtree that was proved and no other one of that place. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-any-subtree",
  truth: "A log that shows another past is found by the proof that it only grew (SG-22).",
  file: "packages/ledger/src/merkle/subtree.ts",
  replace: "sameHash(before, root) && sameHash(after, tree.root)",
  by: "sameHash(after, tree.root)",
  test: {
    file: "packages/ledger/src/merkle/subtree.test.ts",
    name: "a proof of a subtree > convinces for every subtree of every tree, and of nothing else",
  },
};
