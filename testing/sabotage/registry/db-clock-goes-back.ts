/** Lets a stepped clock go back: replays would see effects before causes. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-clock-goes-back",
  truth: "Time never goes back.",
  file: "apps/hub/src/db/clock.ts",
  replace: "greatest(clock_stepped, ${to.toString()}::timestamptz)",
  by: "${to.toString()}::timestamptz",
  test: {
    file: "apps/hub/src/db/clock.test.ts",
    name: "a realm's clock > of a replay stands still until it is stepped, and never goes back",
  },
};
