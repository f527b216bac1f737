/** Counts every answer in a room as an acknowledgement, also where nobody had been named. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-fires-of-nobody",
  truth: "A fire is lit by the act that means it.",
  file: "apps/hub/src/cases/reading/deeds.ts",
  replace: 'const entered = of("entered").filter((d) => named.has(d.organisation_id));',
  by: 'const entered = of("entered");',
  test: {
    file: "apps/hub/src/cases/reading/deeds.test.ts",
    name: "count an acknowledgement only of a body that a person had named",
  },
};
