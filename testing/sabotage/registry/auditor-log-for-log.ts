/** Takes one log of a realm for the other. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-log-for-log",
  truth: "The commission's own reads are in their own log, and no other log passes for it (SG-22).",
  file: "apps/auditor/src/audit.ts",
  replace: 'holdOrigin("commission", log, manifest, findings);',
  by: "",
  test: {
    file: "apps/auditor/src/passed-off.test.ts",
    name: "one log of the realm is not the other, though both their keys count",
  },
};
