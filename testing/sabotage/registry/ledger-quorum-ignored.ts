/** Opens a checkpoint that too few witnesses saw: whoever is shown a past of their own would take it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-quorum-ignored",
  truth: "A checkpoint counts only under the quorum of its policy (SG-22).",
  file: "packages/ledger/src/note/policy.ts",
  replace: 'return policy.quorum === "none" || counts(policy.quorum);',
  by: 'return policy.quorum === "none" || policy.groups.has(policy.quorum) || counts(policy.quorum);',
  test: {
    file: "packages/ledger/src/note/note.test.ts",
    name: "counts only when its own log signed and enough witnesses saw it",
  },
};
