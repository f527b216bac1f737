/** No selection without what the permit's own kind requires. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-any-decision",
  truth: "No selection without what the permit's own kind requires.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: 'return by(acts.decision?.at) ? undefined : "PERMIT_LACKS_DECISION";',
  by: "return undefined;",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "needs what its own kind asks for, and nothing else helps",
  },
};
