/** Nothing that was not selected reaches a log or a file (SG-10). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-words-of-traffic",
  truth: "Nothing that was not selected reaches a log or a file (SG-10).",
  file: "apps/sensor/src/batch/run-batch.ts",
  replace: "work.onKept?.({ store, number, batch: taken.batch, selected, permits: usable });",
  by: 'process.stderr.write(Buffer.from(taken.batch.texts.get("uid")?.bytes ?? []));',
  test: {
    file: "apps/sensor/src/canary.test.ts",
    name: "none is anywhere that the sensor writes, and what was kept is found by the same scan",
  },
};
