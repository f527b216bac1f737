/** Lets two tellers look at the same clocks at once. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-two-tellers",
  truth: "Of a clock it is told once that its time gets short and once that it ran out.",
  file: "apps/hub/src/law/clocks/tell.ts",
  replace: "      await lockTelling(tx);\n",
  by: "",
  test: {
    file: "apps/hub/src/law/clocks/clocks.test.ts",
    name: "a clock whose time gets short > is told of once when it warns and once when it has run out, however many look at once",
  },
};
