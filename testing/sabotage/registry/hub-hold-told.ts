/** Lets the asker of a measure learn that somebody holds its target. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-hold-told",
  truth: "A hold tells only its owner and the officers of deconfliction.",
  file: "apps/hub/src/decisions/hold-store.ts",
  replace: 'const table = as === "owner" ? sql`hold_hit` : sql`desk_hit`;',
  by: 'const table = as === "owner" ? sql`hold_hit` : sql`hold_hit`;',
  test: {
    file: "apps/hub/src/decisions/deconflict.test.ts",
    name: "changes no byte, state or time of what the asker and the approver are told",
  },
};
