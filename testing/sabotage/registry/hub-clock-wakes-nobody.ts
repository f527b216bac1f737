/** Says that a clock ran out, and wakes nobody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-clock-wakes-nobody",
  truth: "A clock of the law that runs out wakes somebody.",
  file: "apps/hub/src/law/clocks/tell.ts",
  replace: "due.map((c) => wakes(c, coordinator))",
  by: 'due.filter((c) => c.kind === "warned").map((c) => wakes(c, coordinator))',
  test: {
    file: "apps/hub/src/paging/paging.test.ts",
    name: "wakes somebody: whoever is on duty, then the next person, then the next body; by mail without a word of the case",
  },
};
