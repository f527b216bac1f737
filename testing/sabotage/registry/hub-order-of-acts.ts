/** Puts the acts of an interval into the public log in the order in which they were done. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-order-of-acts",
  truth: "The public log tells nothing of the acts, not even their order (DESIGN, truth 13).",
  file: "apps/hub/src/ledger/leaves.ts",
  replace: "return shuffled(leaves, chance);",
  by: "return leaves;",
  test: {
    file: "apps/hub/src/ledger/leaves.test.ts",
    name: "the leaves of an interval > stand in an order that tells nothing of the acts' own",
  },
};
