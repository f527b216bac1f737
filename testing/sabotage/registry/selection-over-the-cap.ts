/** A permit keeps at most what its cap says. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-over-the-cap",
  truth: "A permit keeps at most what its cap says.",
  file: "packages/selection/src/select/select.ts",
  replace: "(room[n] ?? 0) <= 0",
  by: "(room[n] ?? 0) < 0",
  test: {
    file: "packages/selection/src/selection.test.ts",
    name: "stops at the cap, tells of it, and counts earlier batches",
  },
};
