/** An agreement that its party took back is closed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-withdrawn-goes-on",
  truth: "An agreement that its party took back is closed.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: "use === null && by(at)",
  by: "use === null && !by(at)",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "is closed by its party's withdrawal from the instant on",
  },
};
