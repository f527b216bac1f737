/** Looks at no date of an erasure. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-early-erasure-passes",
  truth: "An erasure before its date is a failure (SG-14).",
  file: "apps/auditor/src/acts/records.ts",
  replace: "erased < Date.parse(certificate.dueAt)",
  by: "erased < 0",
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > erases a record before its date",
  },
};
