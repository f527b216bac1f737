/** Tells ten times as many matches a day as the policy says. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-matches-without-end",
  truth: "Match signals are limited.",
  file: "apps/hub/src/decisions/arrivals.ts",
  replace: "most: matchesADay",
  by: "most: matchesADay * 10",
  test: {
    file: "apps/hub/src/decisions/arrivals.test.ts",
    name: "a value that arrives and that somebody keeps in a compartment > is told twenty times a day at most",
  },
};
