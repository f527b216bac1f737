/** Opens by any item of an inspection any report. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-inspection-opens-untouched",
  truth: "An inspection opens what its items touch, and nothing else.",
  file: "apps/hub/src/db/migrations/0175-inspection-openings.sql",
  replace: "t.kind = what and t.report_id is not distinct from report and",
  by: "t.kind = what and",
  test: {
    file: "apps/hub/src/oversight/opened-by-item.test.ts",
    name: "an inspection > opens what its items touch and nothing else, whatever a sample drew",
  },
};
