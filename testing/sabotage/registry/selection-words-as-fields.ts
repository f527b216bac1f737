/** What people wrote is not kept under a mechanical field's name (SG-11). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-words-as-fields",
  truth: "What people wrote is not kept under a mechanical field's name (SG-11).",
  file: "packages/selection/src/select/select.ts",
  replace: "} else if (!wellShaped(batch, at)) {",
  by: "} else if (batch.length < 0) {",
  test: {
    file: "packages/selection/src/select/select.test.ts",
    name: "is none where words stand under a mechanical name",
  },
};
