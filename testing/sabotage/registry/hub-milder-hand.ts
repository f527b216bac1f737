/** Drops the originator's terms from what another body passes on: a caveat could be laundered by an echo. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-milder-hand",
  truth: "What is passed on stays under its originator's terms as well.",
  file: "apps/hub/src/intake/markings.ts",
  replace: "const both = [...own, ...first].filter(",
  by: "const both = [...own].filter(",
  test: {
    file: "apps/hub/src/intake/markings.test.ts",
    name: "keep the originator's terms when somebody else passes it on",
  },
};
