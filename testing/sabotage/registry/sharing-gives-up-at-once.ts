/** Gives a delivery up at the first fault of a partner that is only away. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-gives-up-at-once",
  truth: "A delivery is made at least once: what waiting helps is tried again.",
  file: "packages/sharing/src/exchange/back-off.ts",
  replace: "if (!pushed.again || tries >= MOST_TRIES)",
  by: "if (!pushed.again || tries >= 1)",
  test: {
    file: "apps/hub/src/exchange/exchange.test.ts",
    name: "what is released > is tried again with growing waits while the partner is away, is given up in sight, and goes out when it is sent again",
  },
};
