/** What its party opened to another purpose it can close again (SG-16). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-other-use-goes-on",
  truth: "What its party opened to another purpose it can close again (SG-16).",
  file: "packages/selection/src/authorisation/other-use.ts",
  replace: "if (given === undefined || (taken !== undefined && taken >= given)) return",
  by: "if (given === undefined) return",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "is open only by the party's consent to exactly it, on the commission's list, and closed again when the party takes it back",
  },
};
