/** Lets what belongs to an adversary join two victims: every victim of one gang would share a case. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-adversary-joins-victims",
  truth: "Two victims of one adversary are two incidents.",
  file: "packages/fusion/src/score/evidence-victim.ts",
  replace: "name.bits <= victim.from && adversary > victim.cap",
  by: "name.bits <= victim.from && adversary > 1000 * victim.cap",
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "of one adversary are two incidents, however much of it they share",
  },
};
