/** Communications law and an owner's consent never meet in one store. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-stores-meet",
  truth: "Communications law and an owner's consent never meet in one store.",
  file: "apps/sensor/src/batch/run-batch.ts",
  replace: '[["communications", others]]',
  by: '[["communications", permits]]',
  test: {
    file: "apps/sensor/src/sensor.test.ts",
    name: "keeps an owner's consent and communications law apart: two stores, two keys, no record in the other's",
  },
};
