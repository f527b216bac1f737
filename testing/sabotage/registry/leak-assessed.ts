/** Lets a report be assessed once in the realm: whoever comes second learns that somebody did. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-assessed",
  truth: "No step that a reader sees is taken from it by what it cannot see.",
  file: "apps/hub/src/db/migrations/0045-assessed-by-whom.sql",
  replace: "create index assessment_by_time on",
  by: "create unique index on assessment (report_id);\ncreate index assessment_by_time on",
  test: {
    file: "apps/hub/src/picture/assessed.test.ts",
    name: "is not taken from a reader by an earlier assessment that it cannot see",
  },
};
