/** Overlooks that a disposal has fewer certificates than it erased records: what an old backup brought back would pass. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-brought-back-passes",
  truth: "What was erased under a certificate does not come back unnoticed (DESIGN, truth 13).",
  file: "apps/auditor/src/acts/records.ts",
  replace: 'if (typeof erased === "number" && own.length < erased)',
  by: 'if (typeof erased === "number" && own.length < erased - 1_000)',
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > brings back a record that was erased",
  },
};
