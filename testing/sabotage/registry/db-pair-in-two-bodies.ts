/** Looks for a person's other roles in the same body only. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-pair-in-two-bodies",
  truth: "Two roles that are never one person's are refused across bodies too.",
  file: "apps/hub/src/db/migrations/0029-roles.sql",
  replace: "where m.person_id = new.person_id\n      and (tg_op",
  by: "where m.person_id = new.person_id and m.organisation_id = new.organisation_id\n      and (tg_op",
  test: {
    file: "apps/hub/src/db/roles-held.test.ts",
    name: "are refused together, in either order and across two bodies, for every pair of the book",
  },
};
