/** Takes orders to release to a body whose door is closed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-ordered",
  truth: "Nothing is ordered to a body whose door is closed.",
  file: "apps/hub/src/sharing/order.ts",
  replace: "if (closed.size === 0) return;",
  by: "if (closed.size < 99) return;",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "releases: none is ordered to it, and one that waited is never handed over, not after it is readmitted either",
  },
};
