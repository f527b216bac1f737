/** Lets a live realm run on a shifted clock: every legal deadline would be wrong. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-live-clock-shifts",
  truth: "A live realm's clock has no offset.",
  file: "apps/hub/src/db/migrations/0001-realm.sql",
  replace: "check (kind <> 'live' or (clock_offset is null and clock_stepped is null))",
  by: "check (kind <> 'live' or clock_stepped is null)",
  test: {
    file: "apps/hub/src/db/clock.test.ts",
    name: "a realm's clock > of a live realm with an offset is refused by the database",
  },
};
