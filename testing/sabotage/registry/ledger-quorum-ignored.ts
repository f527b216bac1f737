/** Opens a checkpoint that too few witnesses saw: whoever is shown a past of their own would take it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-quorum-ignored",
  truth: "A checkpoint counts only under the quorum of its policy (SG-22).",
  file: "packages/ledger/src/note/trusted.ts",
  replace: "if (!quorumMet(policy, new Set(cosigned.keys())))",
  by: "if (policy.witnesses.size < 0)",
  test: {
    file: "packages/ledger/src/note/note.test.ts",
    name: "counts only when its own log signed and enough witnesses saw it",
  },
};
