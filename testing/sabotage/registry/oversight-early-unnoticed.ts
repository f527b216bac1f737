/** Takes an erasure before its date for one that was in order. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "oversight-early-unnoticed",
  truth: "An erasure before its date is found and named (SG-14, SG-22).",
  file: "packages/oversight/src/retention/judge.ts",
  replace: "Date.parse(at) < Date.parse(certificate.dueAt)",
  by: "Date.parse(at) < Date.parse(certificate.dueAt) - DAY",
  test: {
    file: "packages/oversight/src/retention/retention.test.ts",
    name: "an erasure > before its date, without a certificate, under a hold, of one person or with a changed certificate is named",
  },
};
