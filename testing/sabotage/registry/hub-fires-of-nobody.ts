/** Counts every answer in a room as an acknowledgement, also where nobody had been named. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-fires-of-nobody",
  truth: "A fire is lit by the act that means it.",
  file: "apps/hub/src/cases/reading/deeds.ts",
  replace: '(d.deed === "entered" ? named : handed).has(d.organisation_id),',
  by: 'd.deed === "entered" || handed.has(d.organisation_id),',
  test: {
    file: "apps/hub/src/cases/reading/deeds.test.ts",
    name: "count an acknowledgement only of a body that a person had named",
  },
};
