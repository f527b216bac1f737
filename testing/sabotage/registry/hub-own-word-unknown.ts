/** Does not know its own words when another hub brings them: what goes round a ring makes hubs surer of it each time. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-own-word-unknown",
  truth: "An exchange among hubs goes quiet; origin, hops and content hash travel along.",
  file: "apps/hub/src/provenance/echo.ts",
  replace: "(await broughtByHubs(tx, reports)).filter((b) =>",
  by: "(await broughtByHubs(tx, [])).filter((b) =>",
  test: {
    file: "apps/hub/src/exchange/ring.test.ts",
    name: "go quiet, no later release grows by what comes round, and what another hub adds of its own does come through",
  },
};
