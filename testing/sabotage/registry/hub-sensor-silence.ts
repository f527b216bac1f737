/** That a sensor has fallen silent shows. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-sensor-silence",
  truth: "That a sensor has fallen silent shows.",
  file: "apps/hub/src/sensors/states-store.ts",
  replace: "interval '1 second' < realm_now()",
  by: "interval '1 day' < realm_now()",
  test: {
    file: "apps/hub/src/sensors/sensors.test.ts",
    name: "shows silence once it was not heard of for longer than it said",
  },
};
