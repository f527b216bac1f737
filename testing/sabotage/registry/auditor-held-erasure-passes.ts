/** Lets an erasure under a hold pass, where the hold was on the report itself. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-held-erasure-passes",
  truth: "What was erased while a hold lay on it is named from the log alone.",
  file: "apps/auditor/src/acts/holds.ts",
  replace: "span.of === record || ",
  by: "",
  test: {
    file: "apps/auditor/src/acts/holds.test.ts",
    name: "under a hold that lay on it is named, however the hold came to cover it",
  },
};
