/** Pushes to a member that is suspended what waited to be tried again. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-push-goes",
  truth: "Pushes to a body whose door is closed end in sight and are not made.",
  file: "apps/hub/src/exchange/carry.ts",
  replace: "if (d.closed) return over",
  by: "if (d.closed && d.ended) return over",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "pushes that wait to be tried again: they end in sight and can be sent again once it is readmitted",
  },
};
