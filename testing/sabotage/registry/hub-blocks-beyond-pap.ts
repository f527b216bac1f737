/** Puts into a list for blocking what may only be looked for in logs. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-blocks-beyond-pap",
  truth: "What a body may not do with a value is not there for the purpose of doing it (SG-15).",
  file: "apps/hub/src/db/migrations/0048-purposes-and-clearances.sql",
  replace: "'pap:' || l.pap = any (barred_caveats())",
  by: "'pap:' || l.pap = '' ",
  test: {
    file: "apps/hub/src/db/sets.test.ts",
    name: "the rule, row security and a release > hold a deed to what the body may do: for that purpose the rest is not there",
  },
};
