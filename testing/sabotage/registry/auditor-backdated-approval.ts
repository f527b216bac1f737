/** Believes the instants of acts and not their places in the log. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-backdated-approval",
  truth: "Every gate had its approval before the act, and an approval that was written later is found (SG-22).",
  file: "apps/auditor/src/acts/gates.ts",
  replace: "(a.index < b.index || together(a.index, b.index))",
  by: "a.index !== b.index",
  test: {
    file: "apps/auditor/src/passed-off.test.ts",
    name: "an approval that was written after the act is found, whatever instant it states",
  },
};
