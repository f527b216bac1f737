/** Writes a person's name into a reason: links are stored in the clear. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-person-told",
  truth: "No reason carries the name of a person or the number of a file.",
  file: "packages/fusion/src/score/evidence-noisy.ts",
  replace: 'code: "PERSON_SAME", facts: { count: equal }',
  by: 'code: "PERSON_SAME", facts: { count: equal, who: `${a.persons}` }',
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "no reason carries a person's name or a number of a file",
  },
};
