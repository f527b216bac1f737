/** Lights *shared* when a release is ordered: a case would look shared although nobody has anything. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-shared-when-ordered",
  truth: "A case is shared when something was handed over.",
  file: "apps/hub/src/cases/reading/deeds.ts",
  replace: 'of("handed", "named")[0]',
  by: 'of("released", "handed", "named")[0]',
  test: {
    file: "apps/hub/src/cases/reading/deeds.test.ts",
    name: "the later fires > are shared by a package that was handed over, not by the order, and acknowledged by who has it",
  },
};
