/** Takes the hub's word for how many days a class is kept. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-rule-unheld",
  truth: "A disposal went by the rule of retention that the commission has, not by the hub's word of it.",
  file: "apps/auditor/src/acts/retention-rule.ts",
  replace: "if (days !== due) return",
  by: "if (days === undefined) return",
  test: {
    file: "apps/auditor/src/acts/retention-rule.test.ts",
    name: "a disposal > by the rule that the commission has is in order; by other days, class, plan or file it is named",
  },
};
