/** Scores views under the link policy that was in force when the process first looked. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-policy-of-yesterday",
  truth: "A view is scored under the link policy in force, not under a remembered one.",
  file: "apps/hub/src/db/migrations/0017-ruling-mark.sql",
  replace: "create trigger turns_ruling after insert or update or delete on link_policy",
  by: "create trigger turns_ruling after truncate on link_policy",
  test: {
    file: "apps/hub/src/fusion/remembered.test.ts",
    name: "ends when the realm's link policy changes, and holds again when it changes back",
  },
};
