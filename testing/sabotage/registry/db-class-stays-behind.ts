/** Leaves the rows of a release in the class that their label was in when they were written. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-class-stays-behind",
  truth: "Rows of a release are seen by whoever sees their label now.",
  file: "apps/hub/src/db/migrations/0187-packages-in-parts.sql",
  replace: "a.audience_class is distinct from w.audience_class) then",
  by: "false) then",
  test: {
    file: "apps/hub/src/db/named-rows.test.ts",
    name: "does not go away while they name it, and they follow their label into another class",
  },
};
