/** Lets in whoever is invited, before it is admitted. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-newcomer-inside",
  truth: "A body that nobody acted for before it was invited stays outside until it is admitted.",
  file: "apps/hub/src/db/migrations/0068-council.sql",
  replace: "new.closed := office and not of_the_state and not exists",
  by: "new.closed := office and not of_the_state and not office and not exists",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "that nobody acted for before it was invited stays shut until it is admitted; its own page and filing do not",
  },
};
