/** Lets a sensor keep under a permit that was over, revoked or never alive. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-permit-unheld",
  truth: "Every kept record lies under an authorisation that was valid and alive (SG-22).",
  file: "apps/auditor/src/sensors/sensor.ts",
  replace: "if (why !== undefined) wrong(`${id}: ${why}`);",
  by: 'if (why === "LEGAL_BASIS_NOT_IN_FORCE" && status !== undefined) wrong(`${id}: ${why}`);',
  test: {
    file: "apps/auditor/src/sensors/sensor.test.ts",
    name: "a sensor's chain > does not hold where something was kept without a permit that was valid and alive then",
  },
};
