/** Forgets to record who read what is restricted. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-read-unrecorded",
  truth: "Every read of restricted material has exactly one entry (SG-23).",
  file: "apps/hub/src/reads/recorded.ts",
  replace: "if (records === 0 && !oversight && !narrowed)",
  by: "if (records < 1000 && !oversight && !narrowed)",
  test: {
    file: "apps/hub/src/glass/glass.test.ts",
    name: "a read of restricted material > has exactly one entry, with purpose and commitment, and is completed under the same request id",
  },
};
