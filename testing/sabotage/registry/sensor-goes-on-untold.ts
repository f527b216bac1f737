/** A sensor that cannot certify keeps nothing (SG-13). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-goes-on-untold",
  truth: "A sensor that cannot certify keeps nothing (SG-13).",
  file: "apps/sensor/src/batch/run-batch.ts",
  replace: "    destroy(data, store, number);\n    throw error;",
  by: "    throw error;",
  test: { file: "apps/sensor/src/batch/batch.test.ts", name: "stops, and what it had selected is destroyed" },
};
