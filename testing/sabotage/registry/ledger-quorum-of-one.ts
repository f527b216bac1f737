/** A checkpoint counts only when as many witnesses saw it as the policy asks for. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "ledger-quorum-of-one",
  truth: "A checkpoint counts only when as many witnesses saw it as the policy asks for.",
  file: "packages/ledger/src/note/policy.ts",
  replace: "group.members.filter(counts).length >= group.least",
  by: "group.members.some(counts)",
  test: {
    file: "packages/ledger/src/note/note.test.ts",
    name: "counts only when its own log signed and enough witnesses saw it",
  },
};
