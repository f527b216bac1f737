/** Gives a delivery another number each time it is tried, so that the partner has it twice. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-delivery-number-per-try",
  truth: "A delivery is told apart by its number: whoever gets it twice has it once.",
  file: "apps/hub/src/exchange/carry.ts",
  replace: "const number = d.deliveryId ?? d.id;",
  by: 'const number = `${d.deliveryId ?? d.id}${d.everTried === 0 ? "" : d.everTried}`;',
  test: {
    file: "apps/hub/src/exchange/exchange.test.ts",
    name: "what is released > is tried again with growing waits while the partner is away, is given up in sight, and goes out when it is sent again",
  },
};
