/** Lets a requester's own file prove that it was approved. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-words-prove",
  truth: "Decisions inside a requester's file prove nothing (SG-06).",
  file: "packages/decisions/src/gate/step.ts",
  replace: 'if (count.says === "open") return refuse(count.code, "approver");',
  by: 'if (count.says === "open") return undefined;',
  test: {
    file: "apps/hub/src/decisions/document.test.ts",
    name: "is answered by the acts of the bodies concerned alone: what it says of itself proves nothing",
  },
};
