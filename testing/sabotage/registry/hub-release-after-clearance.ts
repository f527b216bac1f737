/** Goes on handing a body what its clearance let it have until yesterday. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-release-after-clearance",
  truth: "One rule, three uses: a release hands over what the recipient may see at that instant (SG-17, SG-33).",
  file: "apps/hub/src/db/world.ts",
  replace: "where person_id is null and since <= realm_now() and realm_now() < until",
  by: "where person_id is null and since <= realm_now()",
  test: {
    file: "apps/hub/src/db/sets.test.ts",
    name: "the rule, row security and a release > say the same of every body at every instant: who sees another's value is who may be handed it",
  },
};
