/** Lets the bits overrule the constraint: a policy that joins on one shared wallet or domain would join nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-bits-overrule",
  truth: "Under `observables` every pair that meets the constraint is joined, whatever its score.",
  file: "packages/fusion/src/policy/load.ts",
  replace: '(kind === "observables" ? rest.prior : 0)',
  by: '(kind === "observables" ? 5 : 0)',
  test: {
    file: "packages/fusion/src/linker/linker.test.ts",
    name: "under any policy of shared values gives exactly what its numbers say, whatever the bits would say",
  },
};
