/** Takes for malicious what a table of MISP holds only to be read: a victim's own name would be released as an indicator. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-table-not-meant",
  truth: "What a table does not mean for detection is context.",
  file: "packages/intake/src/formats/table/indicators.ts",
  replace: "meant && telling",
  by: "telling",
  test: {
    file: "packages/intake/src/formats/table.test.ts",
    name: "a table of indicators > takes the table that MISP gives out: its types, its pairs, and as indicators only what is meant for detection",
  },
};
