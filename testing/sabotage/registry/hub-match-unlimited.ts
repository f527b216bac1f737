/** Tells of matches without end: who asks about everything finds everything out. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-match-unlimited",
  truth: "Match signals are limited for each body and day.",
  file: "apps/hub/src/db/migrations/0053-match-signals.sql",
  replace: "most constant integer := 20;",
  by: "most constant integer := 20000;",
  test: {
    file: "apps/hub/src/decisions/deconflict.test.ts",
    name: "stops telling after twenty in a day, so that nobody finds out by asking about everything",
  },
};
