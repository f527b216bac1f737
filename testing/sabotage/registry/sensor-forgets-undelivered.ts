/** What a sensor certified reaches the hub, also after it was killed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensor-forgets-undelivered",
  truth: "What a sensor certified reaches the hub, also after it was killed.",
  file: "apps/sensor/src/start-watch.ts",
  replace: "linesOf(o.data, doneUntil(o.data) + 1)",
  by: "linesOf(o.data, 1_000_000)",
  test: {
    file: "apps/sensor/src/watch.test.ts",
    name: "loses nothing that it certified when it is killed while the hub is away",
  },
};
