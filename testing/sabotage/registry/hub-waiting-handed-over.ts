/** Lets the database write deliveries of a release that still waits for its second person. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-waiting-handed-over",
  truth: "Nothing is handed over of a release that waits, whatever asks the database to.",
  file: "apps/hub/src/db/migrations/0201-release-approval.sql",
  replace: "r.state in ('ordered', 'approved')",
  by: "r.state in ('ordered', 'waiting', 'approved')",
  test: {
    file: "apps/hub/src/sharing/waiting/waiting.test.ts",
    name: "a release that the profile asks a second person for > is held back by the database too, whoever asks it",
  },
};
