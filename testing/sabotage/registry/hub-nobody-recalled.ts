/** Takes an answer back in silence: whoever was handed the value goes on using it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-nobody-recalled",
  truth: "A withdrawal stops future sharing and tells earlier recipients (SG-18).",
  file: "apps/hub/src/sharing/recall.ts",
  replace: "|| mayReceive(body, l, world).allowed)) continue;",
  by: "|| !mayReceive(body, l, world).allowed)) continue;",
  test: {
    file: "apps/hub/src/acts/acts.test.ts",
    name: "a withdrawal > tells who was handed a value because of the answer, by a list or a package, and nobody whose it was",
  },
};
