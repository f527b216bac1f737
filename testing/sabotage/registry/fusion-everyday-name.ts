/** Takes an everyday word for a name like any other: two reports that say "play" would share an adversary. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-everyday-name",
  truth: "A name that is also an everyday word weighs less.",
  file: "packages/fusion/src/score/evidence-adversary.ts",
  replace: "const sure = one.sure && other.sure;",
  by: "const sure = one.sure || other.sure;",
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "a rare one more than a common one, an everyday word less than either, two different ones a little against",
  },
};
