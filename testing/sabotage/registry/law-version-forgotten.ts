/** Writes down a law that was not there yet when a report was taken in (SG-02). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-version-forgotten",
  truth: "A report carries the version of the law under which it was taken in.",
  file: "apps/hub/src/db/migrations/0031-law.sql",
  replace: "select coalesce(max(version), 0) from basis_state $$",
  by: "select coalesce(max(version), 0) + 1 from basis_state $$",
  test: {
    file: "apps/hub/src/law/clocks/clocks.test.ts",
    name: "stays as it came in when a gate opens later, and says under which law it came in",
  },
};
