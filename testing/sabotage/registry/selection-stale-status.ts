/** A permit is alive only while the commission says so. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-stale-status",
  truth: "A permit is alive only while the commission says so.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: 'if (!fresh(law.status, now)) return "PERMIT_STATUS_STALE";',
  by: "",
  test: {
    file: "packages/selection/src/selection.test.ts",
    name: "is alive only while the commission says so, by a word of at most ten minutes",
  },
};
