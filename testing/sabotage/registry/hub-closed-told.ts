/** Offers a notice to a body whose door is closed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-told",
  truth: "Routing says that a closed body may be told nothing.",
  file: "apps/hub/src/assets/routing.ts",
  replace: "!closed.has(bodyId) && given",
  by: "given",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "notices to who is at risk: routing says that a closed body is told nothing",
  },
};
