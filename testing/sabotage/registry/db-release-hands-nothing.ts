/** Forgets that releases hand values over: what a body was released comes back from it as its own word. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "db-release-hands-nothing",
  truth: "Every value that a release handed over is known as handed over, and when first.",
  file: "apps/hub/src/db/migrations/0186-collections-say-what-was-handed-over.sql",
  replace: "and e.handed_at is not null) x",
  by: "and false) x",
  test: {
    file: "apps/hub/src/provenance/handed-over-store.test.ts",
    name: "was handed what its collection says and what it was served beside, each when first, and nothing of another's",
  },
};
