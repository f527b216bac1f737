/** Lets values that everybody meets join reports: two strangers behind one public resolver would share a case. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-resolver-joins",
  truth: "A value on the warning list is no evidence that two reports speak of one incident.",
  file: "packages/fusion/src/score/prepared.ts",
  replace: "counts && !reference.warning.has(kind, value)",
  by: "counts",
  test: {
    file: "packages/fusion/src/score/score.test.ts",
    name: "a value on the warning list that both hold weighs nothing and is told with its count",
  },
};
