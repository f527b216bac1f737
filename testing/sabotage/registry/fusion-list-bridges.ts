/** Lets another list's entry bridge two entries of one list weeks apart: a body that reports often has one endless incident. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-list-bridges",
  truth: "Two incidents of one organisation stay two.",
  file: "packages/fusion/src/cluster/coherence.ts",
  replace: 'return feature === "source" ? listInside : 1;',
  by: 'return feature === "source" ? listInside * 0 : 1;',
  test: {
    file: "packages/fusion/src/cluster/coherence.test.ts",
    name: "do not let a third list join two entries of one list that lie weeks apart; two of one day may amend each other",
  },
};
