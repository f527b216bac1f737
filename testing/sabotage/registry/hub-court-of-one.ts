/** Lets one person lay before a court what is marked strictly. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-court-of-one",
  truth: "What may not be widely shared is laid before a court on two people's word.",
  file: "apps/hub/src/oversight/court/orders.ts",
  replace: 'if (row.approval_id !== null && row.answer !== "confirmed") throw',
  by: 'if (row.answer === "refused") throw',
  test: {
    file: "apps/hub/src/oversight/court/court.test.ts",
    name: "of what is marked more strictly waits for a second person of the body, and takes nobody else's word",
  },
};
