/** Lets a desk file a form whose reporter never agreed that the coordinator has it: a call for help becomes a consent. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-desk-takes-silence",
  truth: "A desk files nothing for a body that did not agree to it.",
  file: "apps/hub/src/intake/desk/filing.ts",
  replace: "if (report.consent?.shareWithCoordinator !== true)",
  by: "if (report.consent === null)",
  test: {
    file: "apps/hub/src/intake/desk/desk.test.ts",
    name: "cannot be filed by a body that keeps no desk, nor passed on without the caller's word",
  },
};
