/** Tells of a match at the instant at which the value came. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-match-told-at-once",
  truth: "Match signals pass a blind consultation of the same minimum duration.",
  file: "apps/hub/src/decisions/arrival-store.ts",
  replace: "make_interval(mins =>",
  by: "make_interval(secs =>",
  test: {
    file: "apps/hub/src/decisions/arrivals.test.ts",
    name: "a value that arrives and that somebody keeps in a compartment > is told to the compartment's owner and to the officers, later, and to nobody else",
  },
};
