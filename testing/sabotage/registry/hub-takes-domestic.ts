/** The hub takes nothing domestic under communications law, whatever a sensor certifies (SG-09). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-takes-domestic",
  truth: "The hub takes nothing domestic under communications law, whatever a sensor certifies (SG-09).",
  file: "apps/hub/src/sensors/hear.ts",
  replace: 'records.some((one) => one.direction === "DD")',
  by: "records.length < 0",
  test: {
    file: "apps/hub/src/sensors/sensors.test.ts",
    name: "is refused when it was changed, is for another realm, or is not what it committed to",
  },
};
