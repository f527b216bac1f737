/** Counts stated receipt times among the measured ones: a night of outage would look like a slow office, or a swift one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-paper-log-as-measured",
  truth: "What was stated from a paper log is marked, and in no percentile.",
  file: "apps/hub/src/picture/store.ts",
  replace: "h.backfilled or lag(h.backfilled) over way then null",
  by: "false then null",
  test: {
    file: "apps/hub/src/intake/desk/desk.test.ts",
    name: "keeps the real receipt time, shows when it was entered, and is in no percentile",
  },
};
