/** Looks for what MISP holds only to be read: a victim's own address would be a hit. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cli-not-meant",
  truth: "What its source does not mean for detection is not looked for.",
  file: "apps/cli/src/match/misp-indicators.ts",
  replace: "if (to_ids !== true)",
  by: "if (to_ids === undefined)",
  test: {
    file: "apps/cli/src/commands/match.test.ts",
    name: "match > reads what MISP gives out, as a table or as events: its types, its pairs, and only what is meant for detection",
  },
};
