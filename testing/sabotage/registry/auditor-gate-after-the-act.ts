/** Lets an approval count that came after the act. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-gate-after-the-act",
  truth: "Every gate had its approval before the act (SG-22).",
  file: "apps/auditor/src/acts/gates.ts",
  replace: "approvals.find((one) => before(one, step))",
  by: "approvals.at(0)",
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > directs a measure that nobody approved",
  },
};
