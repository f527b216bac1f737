/** Lets a contractor's letter join its customers: day and wording are the contractor's, and the cases would be one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-vendor-joins-victims",
  truth: "Victims of one root are never one incident for it.",
  file: "packages/fusion/src/score/evidence-victim.ts",
  replace: "if (root !== undefined) {",
  by: "if (root === undefined) {",
  test: {
    file: "packages/fusion/src/score/evidence.test.ts",
    name: "of one contractor are two incidents, though day and wording are one",
  },
};
