/** Takes the acceptance of another text for that of the one that stands. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-other-text-accepted",
  truth: "Who accepts names the hash of what was read.",
  file: "apps/hub/src/council/membership.ts",
  replace: "if (agreement.digest !== said.digest) throw",
  by: "if (agreement.digest.length !== said.digest.length) throw",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "bound by the text that stands: the acceptance of another one binds nobody",
  },
};
