/** Lets a feature speak that the policy does not count: under `observables` a shared malware would strengthen a link. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-policy-switch",
  truth: "Which features may link is data of the policy.",
  file: "packages/fusion/src/score/score.ts",
  replace: "...alike.map((reason) => allowed(reason, policy)),",
  by: "...alike,",
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "that may not link are told under `observables` and weigh nothing",
  },
};
