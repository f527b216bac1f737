/** Lets a version that no longer counts decide over a copy. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-original-taken-back",
  truth: "Of one value the original decides, as it stands now.",
  file: "apps/hub/src/provenance/store.ts",
  replace: "} and s.latest)",
  by: "})",
  test: {
    file: "apps/hub/src/provenance/provenance.test.ts",
    name: "serves again when its originator takes the value out of its report",
  },
};
