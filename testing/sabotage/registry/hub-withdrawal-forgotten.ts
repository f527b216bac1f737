/** Lets a later version's answers stand against a withdrawal. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-withdrawal-forgotten",
  truth: "An answer that was taken back stays back.",
  file: "apps/hub/src/intake/plan-report.ts",
  replace: "said && !standing.withdrawn.includes(flag)",
  by: 'said && flag !== ""',
  test: {
    file: "apps/hub/src/acts/acts.test.ts",
    name: "holds from now on for what is there and for later versions, whatever they say",
  },
};
