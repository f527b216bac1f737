/** Looks at no digest of a record. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-altered-passes",
  truth: "A record that is not what its act brought in is found and named (SG-22).",
  file: "apps/auditor/src/acts/records.ts",
  replace: 'act.facts["record"] !== record.digest',
  by: 'act.facts["record"] === record.id',
  test: {
    file: "apps/auditor/src/tampering.test.ts",
    name: "every tampering is found and named > alters a record in a rebuilt database",
  },
};
