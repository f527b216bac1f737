/** Hands over what was ordered before the suspension. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-handed-over",
  truth: "A release that waited is not handed over to a body whose door is closed.",
  file: "apps/hub/src/sharing/deliver.ts",
  replace: "if (closed.has(recipient.id)) {",
  by: "if (closed.has(recipient.id) && closed.size > 99) {",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "releases: none is ordered to it, and one that waited is never handed over, not after it is readmitted either",
  },
};
