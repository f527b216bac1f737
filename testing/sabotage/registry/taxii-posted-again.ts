/** Gives back what was taken out of a collection instead of what was posted again. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-posted-again",
  truth: "What is posted again is there as it is posted now.",
  file: "apps/hub/src/taxii/store.ts",
  replace: "body = excluded.body,",
  by: "body = exchange_entry.body,",
  test: {
    file: "apps/hub/src/taxii/taxii.test.ts",
    name: "leaves the collection when it is deleted, the named version alone, and comes back when it is posted again",
  },
};
