/** Tells a reporter that its value went out where another body's statement alone gave the right to it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-outcome-of-others-word",
  truth: "A reporter is told of a release only what its own statements gave the recipient a right to.",
  file: "apps/hub/src/sharing/served.ts",
  replace: "?? mayReceive(recipient, label, world).allowed",
  by: "?? true",
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "feedback > tells a reporter of a release only what its own statements gave the recipient a right to",
  },
};
