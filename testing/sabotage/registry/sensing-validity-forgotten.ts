/** Lets an indicator match traffic after its validity ended: whoever has the address today is accused. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-validity-forgotten",
  truth: "An assertion counts only for traffic of its time.",
  file: "packages/sensing/src/match/tables.ts",
  replace: "time >= from && time < until",
  by: "time >= from",
  test: {
    file: "packages/sensing/src/match/match.test.ts",
    name: "what is told as a hit > held at the time of the record, not before, not from its end on, and not when the record has no time",
  },
};
