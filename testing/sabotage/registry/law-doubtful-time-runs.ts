/** Lets deadlines run on while the host's time is in doubt. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-doubtful-time-runs",
  truth: "A jump of the host's clock freezes new deadlines until somebody has confirmed the time.",
  file: "packages/law/src/clocks/standing.ts",
  replace: 'if (c.frozen) return "frozen";',
  by: "",
  test: {
    file: "apps/hub/src/law/clocks/clocks.test.ts",
    name: "lets new deadlines stand still until somebody confirms, and doctor says so",
  },
};
