/** Lets who was suspended go on in what was opened before. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-suspended-reads",
  truth: "Who is suspended reads and acts no more from that instant on.",
  file: "apps/hub/src/db/migrations/0047-suspension.sql",
  replace: "(p.suspended_at is null or realm_now() < p.suspended_at)",
  by: "(p.suspended_at is null or true)",
  test: {
    file: "apps/hub/src/db/roles-held.test.ts",
    name: "what a role does not read > is gone at the instant of a suspension, and back when it is lifted",
  },
};
