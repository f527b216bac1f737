/** Gives weight to values that everybody meets: a shared resolver would make two strangers' link look stronger. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-listed-weighs",
  truth: "What is on the warning list weighs nothing and stays visible with its count.",
  file: "packages/fusion/src/score/evidence-observable.ts",
  replace: 'code: "OBSERVABLES_LISTED", facts: told(listed), bits: 0',
  by: 'code: "OBSERVABLES_LISTED", facts: told(listed), bits: listed.length',
  test: {
    file: "packages/fusion/src/score/score.test.ts",
    name: "a value on the warning list that both hold weighs nothing and is told with its count",
  },
};
