/** Lets what two names have in brackets speak for one organisation: all customers of a supplier that was hit become one incident. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-supplier-joins",
  truth: "Victims of one supplier's incident are incidents of their own.",
  file: "packages/fusion/src/score/evidence-name.ts",
  replace: "if (namesake && x.alias === 1 && y.alias === 1) continue;",
  by: "if (namesake && x.alias === 1 && y.alias === 2) continue;",
  test: {
    file: "packages/fusion/src/score/evidence-name.test.ts",
    name: "a supplier that both name in brackets tells nothing where the names themselves differ",
  },
};
