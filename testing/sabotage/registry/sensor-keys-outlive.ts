/** A permit's keys are shredded when it ends. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-keys-outlive",
  truth: "A permit's keys are shredded when it ends.",
  file: "apps/sensor/src/keeping/vault.ts",
  replace: "if (Date.parse(readKey(path).until) > Date.parse(now)) continue;",
  by: "if (Date.parse(readKey(path).until) > 0) continue;",
  test: {
    file: "apps/sensor/src/batch/batch.test.ts",
    name: "are of one permit and epoch, the same over its batches, and shredded when it ends",
  },
};
