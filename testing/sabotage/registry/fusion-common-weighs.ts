/** Gives a shared host the weight of an address of its own: two strangers behind one file host would look like one incident. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-common-weighs",
  truth: "Shared hosts, resolvers and sinkholes weigh nothing.",
  file: "packages/fusion/src/score/evidence-observable.ts",
  replace: 'value.slice(value.indexOf(":") + 1)) === undefined',
  by: 'value.slice(value.indexOf(":") + 1)) !== null',
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "weigh nothing and are told with their count and class",
  },
};
