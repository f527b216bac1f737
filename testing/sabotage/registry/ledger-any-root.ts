/** A proof convinces of nothing but the root that was published. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-any-root",
  truth: "A proof convinces of nothing but the root that was published.",
  file: "packages/ledger/src/merkle/inclusion.ts",
  replace: "return root !== undefined && sameHash(root, claim.root);",
  by: "return root !== undefined;",
  test: {
    file: "packages/ledger/src/merkle/merkle.test.ts",
    name: "convinces of nothing else: no other leaf, place, size, root, and no path that is longer, shorter or changed",
  },
};
