/** A witness cosigns only a log that did nothing but grow. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-two-faces",
  truth: "A witness cosigns only a log that did nothing but grow.",
  file: "packages/ledger/src/witness/add-checkpoint.ts",
  replace: "return verifyConsistency(sha256, { earlier: last, later: next, proof });",
  by: "return verifyConsistency(sha256, { earlier: last, later: next, proof }) || next.size >= last.size;",
  test: {
    file: "packages/ledger/src/witness/add-checkpoint.test.ts",
    name: "catches a log that shows two faces",
  },
};
