/** What was kept without a certificate is destroyed (SG-13). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-uncertified-stays",
  truth: "What was kept without a certificate is destroyed (SG-13).",
  file: "apps/sensor/src/batch/journal.ts",
  replace: "if (number >= chain.next()) destroy(data, store, number);",
  by: "if (number < chain.next() - number) destroy(data, store, number);",
  test: {
    file: "apps/sensor/src/batch/batch.test.ts",
    name: "destroys what was kept without one when it starts again, and raises the incident with every record in it",
  },
};
