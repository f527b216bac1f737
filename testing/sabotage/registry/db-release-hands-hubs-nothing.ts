/** Lets the duty that settles who said what first look past what releases handed to the bodies of other hubs. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-release-hands-hubs-nothing",
  truth: "What a hub was released counts as given to it when its words come back.",
  file: "apps/hub/src/db/migrations/0186-collections-say-what-was-handed-over.sql",
  replace: "and e.handed_at < instant)",
  by: "and false)",
  test: {
    file: "apps/hub/src/provenance/handed-over-store.test.ts",
    name: "had been handed a value at an instant when it was handed over before it, in whatever way",
  },
};
