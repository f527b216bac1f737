/** Takes rows of a release whatever they name. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-named-row-not-there",
  truth: "What a row of a release names stands, also where it is asked once a statement.",
  file: "apps/hub/src/db/migrations/0170-releases-in-bulk.sql",
  replace: "  if missing then",
  by: "  if false then",
  test: {
    file: "apps/hub/src/db/named-rows.test.ts",
    name: "stands, or the statement is refused as a foreign key refuses it",
  },
};
