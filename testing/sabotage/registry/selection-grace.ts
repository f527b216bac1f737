/** A permit ends at its instant, without grace. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-grace",
  truth: "A permit ends at its instant, without grace.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: "now < Date.parse(permit.validUntil)",
  by: "now <= Date.parse(permit.validUntil)",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "ends at its instant, without grace, and needs its basis in force",
  },
};
