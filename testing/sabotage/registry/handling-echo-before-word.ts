/** Lets a body that was told a value at the same instant count as having said it before: the order of words is lost. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-echo-before-word",
  truth: "Provenance is independent only if its sender had not been given that value.",
  file: "packages/handling/src/provenance.ts",
  replace: "history.senderFirstSaidMs < first;",
  by: "history.senderFirstSaidMs <= first;",
  test: {
    file: "packages/handling/src/may-act.test.ts",
    name: "is an echo iff it was handed over before, with no word and no observation from before that",
  },
};
