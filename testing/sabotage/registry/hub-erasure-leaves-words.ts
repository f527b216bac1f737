/** Leaves the words of an erased report in the index of searches. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-erasure-leaves-words",
  truth: "Erasure reaches the indexes (SG-14).",
  file: "apps/hub/src/keeping/erase.ts",
  replace: '  "search_token",\n',
  by: "",
  test: {
    file: "apps/hub/src/retention/retention.test.ts",
    name: "what is erased > has left no row of its own that is not empty, whatever table it stood in",
  },
};
