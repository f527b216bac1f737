/** A permit keeps at most what its cap says (SG-05). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-over-the-cap",
  truth: "A permit keeps at most what its cap says (SG-05).",
  file: "packages/selection/src/select/select.ts",
  replace: "(room[n] ?? 0) <= 0",
  by: "(room[n] ?? 0) < 0",
  test: {
    file: "packages/selection/src/select/select.test.ts",
    name: "stops at the cap, tells of it, and counts earlier batches",
  },
};
