/** Withholds small counts alone, and nothing from which they follow. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "oversight-no-complement",
  truth: "A small count is published neither itself nor by what it follows from (SG-27).",
  file: "packages/oversight/src/transparency/suppress.ts",
  replace: 's.shown !== "exact" && !hasAnotherWorld(s, system)',
  by: 's.shown === "withheld" && !hasAnotherWorld(s, system)',
  test: {
    file: "packages/oversight/src/transparency/suppress.test.ts",
    name: "what is withheld > is every small count, and beside it whatever it follows from",
  },
};
