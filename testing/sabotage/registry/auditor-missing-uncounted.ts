/** Counts no leaf as missing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-missing-uncounted",
  truth: "An act is present and equal, destroyed under certificate, or missing, which is a failure (DESIGN, truth 13).",
  file: "apps/auditor/src/audit.ts",
  replace: "missing: Number(log.checkpoint.size) - present - certified.size",
  by: "missing: 0",
  test: {
    file: "apps/auditor/src/proof.test.ts",
    name: "what the page and the command say > counts every leaf of an export in one of the three states",
  },
};
