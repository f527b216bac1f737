/** Lets a value be believed as before, whatever its recipients answer. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-answers-move-nothing",
  truth: "Effects feed confidence: a recipient's word that a value was no danger, for who hears it.",
  file: "apps/hub/src/intake/reading/confidence.ts",
  replace: "...(objections.get(name) ?? [])",
  by: "...(objections.get(`${name} `) ?? [])",
  test: {
    file: "apps/hub/src/decisions/believed.test.ts",
    name: "what is believed of a value > falls by what a recipient answers for who hears the answer, and for others stays as it is to the byte",
  },
};
