/** Looks at what a sensor says it kept of test traffic and at no reason of destruction. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-fate-unheld",
  truth: "Each record of the commission's test traffic ends as the plain rule says (SG-13).",
  file: "apps/auditor/src/sensors/test-traffic.ts",
  replace: "if (rule !== told)",
  by: 'if (rule !== told && !what.startsWith("destroyed"))',
  test: {
    file: "apps/auditor/src/sensors/test-traffic.test.ts",
    name: "test traffic of the commission > is found to have been treated otherwise, in number, in reason or in record",
  },
};
