/** Gives content out before the opening stands in the commission's log. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-inspection-opens-unrecorded",
  truth: "Nothing is given out for an opening that is not on record.",
  file: "apps/hub/src/db/migrations/0175-inspection-openings.sql",
  replace:
    "\n    and exists (select from outbox o where o.subject = g.opening_id and o.act = 'read.inspected' and o.actor_id = g.actor_id)",
  by: "",
  test: {
    file: "apps/hub/src/oversight/openings.test.ts",
    name: "the database > gives nothing out for an opening that is not on record",
  },
};
