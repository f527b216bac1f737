/** Lets any purpose read what may not be used for it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-purpose-forgotten",
  truth: "What may not be used for a purpose is not there for it (SG-15).",
  file: "apps/hub/src/reads/purposes.ts",
  replace: "deed ? barredBy(deed) : []",
  by: 'deed ? barredBy({ ...deed, purpose: "protect" }) : []',
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "material that may not be used for a purpose > is not there for it, and that it was asked for is on record",
  },
};
