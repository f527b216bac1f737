/** Kept and destroyed are what was seen. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-lost-record",
  truth: "Kept and destroyed are what was seen.",
  file: "packages/selection/src/certificate/entry.ts",
  replace: "c.kept + c.destroyed + c.refused === c.received &&",
  by: "",
  test: {
    file: "packages/selection/src/certificate/entry.test.ts",
    name: "counts every record once: kept and destroyed are what was seen",
  },
};
