/** Takes parts of a package whose objects are not there. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-part-without-object",
  truth: "Every object that a package names stands, in the version that it names.",
  file: "apps/hub/src/db/migrations/0187-packages-in-parts.sql",
  replace: "where u.object is not null and not exists (",
  by: "where false and not exists (",
  test: {
    file: "apps/hub/src/db/named-rows.test.ts",
    name: "stands, or the statement is refused as a foreign key refuses it",
  },
};
