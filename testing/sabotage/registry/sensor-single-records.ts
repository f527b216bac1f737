/** A batch so small that its counts would tell of single records is refused. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-single-records",
  truth: "A batch so small that its counts would tell of single records is refused.",
  file: "apps/sensor/src/batch/run-batch.ts",
  replace: "records < LEAST_BATCH",
  by: "records < 1",
  test: {
    file: "apps/sensor/src/sensor.test.ts",
    name: "refuses a batch so small that its counts would tell of single records",
  },
};
