/** No raw traffic enters a live machine that may write its memory to disk. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-swap-in-live",
  truth: "No raw traffic enters a live machine that may write its memory to disk.",
  file: "apps/sensor/src/machine/preconditions.ts",
  replace: 'if (setUp.kind === "live") throw',
  by: 'if (setUp.kind !== "live") throw',
  test: {
    file: "apps/sensor/src/machine/preconditions.test.ts",
    name: "that is unfit starts no sensor of a live realm; other realms are warned",
  },
};
