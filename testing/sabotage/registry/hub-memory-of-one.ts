/** Remembers a pair under one of its reports: the next pair of that report is shown the score of the first. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-memory-of-one",
  truth: "A remembered score is a function of what is visible of both reports.",
  file: "apps/hub/src/fusion/pair-memory.ts",
  replace: "this.#numberOf(one) * NUMBERS + this.#numberOf(other)",
  by: "this.#numberOf(one)",
  test: {
    file: "apps/hub/src/fusion/pair-memory.test.ts",
    name: "gives what scoring anew gives, whatever it was asked before and in whatever order",
  },
};
