/** Looks at no date of an erasure. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-early-erasure-passes",
  truth: "An erasure before its date is a failure (SG-14).",
  file: "apps/auditor/src/acts/records.ts",
  replace: "Date.parse(certificate.at) < Math.max(Date.parse(certificate.dueAt), earliest)",
  by: "Date.parse(certificate.at) < 0",
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > erases a record before its date",
  },
};
