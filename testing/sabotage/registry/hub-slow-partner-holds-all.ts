/** Waits for a slow partner before it looks after the others. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-slow-partner-holds-all",
  truth: "A slow partner never slows others: each channel has a lane of its own.",
  file: "apps/hub/src/exchange/lanes.ts",
  replace: "if (busy.has(id)) continue;",
  by: "if (busy.size > 0) continue;",
  test: {
    file: "apps/hub/src/exchange/exchange.test.ts",
    name: "what is released > reaches everybody else while one partner does not answer, and the slow one gets its turn",
  },
};
