/** Passes over leaves of which the export says nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-missing-passes",
  truth: "What is missing is a failure (DESIGN, truth 13; SG-22).",
  file: "apps/auditor/src/acts/entries.ts",
  replace: "if (there === 0)",
  by: "if (there === 2)",
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > leaves an entry out",
  },
};
