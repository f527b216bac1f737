/** Shows the bodies' own members what oversight looked at. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-inspection-told",
  truth: "Whom oversight inspects, does not see what was inspected (SG-21).",
  file: "apps/hub/src/reads/recorded.ts",
  replace: 'o.kind === "commission")',
  by: 'o.kind === "commission" || o.kind === "coordinator")',
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "oversight > reads every act's entry without anybody's help, and what it inspected nobody else sees",
  },
};
