/** Lets what another body passes on go under the sender's terms alone: a caveat could be laundered by a milder hand. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-milder-hand",
  truth: "What is passed on stays under its originator's terms as well.",
  file: "apps/hub/src/intake/markings.ts",
  replace: "originatorCaveats: tidy([...termsOf(originator), ...rest]), provenance };",
  by: "originatorCaveats: tidy(rest), provenance };",
  test: {
    file: "apps/hub/src/intake/markings.test.ts",
    name: "keep the originator's terms beside the sender's when somebody else passes it on",
  },
};
