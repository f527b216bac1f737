/** Lets one agreement link: a wallet that an extortionist gives to all its victims would join them. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-one-agreement",
  truth: "A policy sets how many independent agreements a link takes.",
  file: "packages/fusion/src/score/score.ts",
  replace: "return values + speaking.size >= policy.minAgreements;",
  by: "return values + speaking.size > 0;",
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "one agreement links nothing where the policy wants two independent ones",
  },
};
