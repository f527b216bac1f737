/** Closes the door of the police because the council says so. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-state-shut-out",
  truth: "The council closes no door of a body of the state.",
  file: "apps/hub/src/db/migrations/0068-council.sql",
  replace: "new.closed := case when of_the_state or new.state",
  by: "new.closed := case when new.state",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "that takes part already stays open while it is invited, and that of a body of the state whatever the council says",
  },
};
