/** A permit is alive only while the commission says so. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-stale-status",
  truth: "A permit is alive only while the commission says so.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: "if (!fresh(status, now)) return",
  by: "if (status === undefined) return",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "is alive only while the commission says so, by a word of at most ten minutes",
  },
};
