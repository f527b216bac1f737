/** Lets a body leave what it never joined. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-membership-jumps",
  truth: "A membership goes from state to state as its table says.",
  file: "apps/hub/src/db/migrations/0068-council.sql",
  replace: "(('invited', 'applied'), ('invited', 'declined'),",
  by: "(('invited', 'ended'), ('invited', 'applied'), ('invited', 'declined'),",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "goes from state to state as the table says, whoever asks",
  },
};
