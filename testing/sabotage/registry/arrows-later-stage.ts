/** Lets a stage read the contract of a later one: the order of the story would be lost. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "arrows-later-stage",
  truth: "A stage imports the contracts of earlier stages only.",
  file: "tools/arrows/layers.ts",
  replace: "one(STAGES.slice(0, place))",
  by: "one(STAGES.slice(0, place + 3))",
  test: { file: "tools/arrows.test.ts", name: "packages/fusion/src/late.ts → [ 'fusion-in-order' ]" },
};
