/** Lets a confirmed state begin when it was asked for: what came in before would be made lawful afterwards (SG-02). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-reaches-back",
  truth: "A change of state never reaches back before its confirmation.",
  file: "apps/hub/src/db/migrations/0031-law.sql",
  replace: "new.since := greatest(new.since, realm_now());",
  by: "new.since := new.since;",
  test: {
    file: "apps/hub/src/law/bases.test.ts",
    name: "takes two people of two bodies, and counts from the confirmation",
  },
};
