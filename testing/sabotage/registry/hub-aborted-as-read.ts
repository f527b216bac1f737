/** Says of every read that it was completed, also where its reader went away. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-aborted-as-read",
  truth: "The end of a read is on record as it was (SG-23).",
  file: "apps/hub/src/reads/recorded.ts",
  replace: 'says("aborted"))',
  by: 'says("completed"))',
  test: {
    file: "apps/hub/src/reads/recorded.test.ts",
    name: "whose reader goes away is aborted, once, under the same request id",
  },
};
