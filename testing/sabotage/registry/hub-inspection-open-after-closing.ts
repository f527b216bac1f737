/** Leaves the door open after the inspection was closed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-inspection-open-after-closing",
  truth: "A closed inspection opens nothing any more.",
  file: "apps/hub/src/db/migrations/0175-inspection-openings.sql",
  replace: "where w.inspection_id = wanted and w.kind = 'closing'",
  by: "where w.inspection_id = wanted and false",
  test: {
    file: "apps/hub/src/oversight/openings.test.ts",
    name: "an inspection > shuts what it opened when it is closed, whatever is tried",
  },
};
