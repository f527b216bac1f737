/** Lets who oversees take part in what is overseen. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-oversight-acts",
  truth: "Oversight writes nothing operational (SG-20).",
  file: "apps/hub/src/roles/guard.ts",
  replace: "if (decision.allowed) return standing;",
  by: 'if (decision.allowed || standing.roles.includes("oversight_commissioner")) return standing;',
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "oversight > sees no value in ordinary views and changes nothing",
  },
};
