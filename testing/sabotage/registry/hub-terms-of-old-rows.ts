/** Lets changed terms count only for what is sent from then on. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-terms-of-old-rows",
  truth: "When a term changes, sets, streams and rows follow at that instant (SG-17).",
  file: "apps/hub/src/db/terms.ts",
  replace: "if (now === undefined) continue;",
  by: "if (now !== undefined) continue;\n    if (now === undefined) continue;",
  test: {
    file: "apps/hub/src/acts/acts.test.ts",
    name: "sharing terms that change > count at once for what was sent before, in lists and in streams that are open, and give back what they took",
  },
};
