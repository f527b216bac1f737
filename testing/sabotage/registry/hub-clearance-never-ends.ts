/** Leaves a clearance in force after its end: a key that is in use goes on reading. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-clearance-never-ends",
  truth: "An expired clearance closes access at that time, for open sessions too (SG-33).",
  file: "apps/hub/src/db/migrations/0047-suspension.sql",
  replace: "and c.since <= realm_now() and realm_now() < c.until",
  by: "and c.since <= realm_now()",
  test: {
    file: "apps/hub/src/provenance/echo.test.ts",
    name: "opens a compartment from its instant and closes it at its end, for keys that are in use",
  },
};
