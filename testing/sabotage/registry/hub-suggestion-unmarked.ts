/** Leaves out of a suggestion from what it was reckoned: a person cannot check it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-suggestion-unmarked",
  truth: "What a machine suggests is labelled, with its inputs (SG-31).",
  file: "apps/hub/src/fusion/suggested.ts",
  replace: 'inputs: reports.map((id) => ({ kind: "report" as const, id })) };',
  by: "inputs: [] };",
  test: {
    file: "apps/hub/src/fusion/said.test.ts",
    name: "a pair one shared value short of a link > is a machine's suggestion, says by what and from what, and joins nothing, however a machine insists",
  },
};
