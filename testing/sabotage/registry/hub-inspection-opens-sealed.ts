/** Shows the inspector the values of a sealed report. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-inspection-opens-sealed",
  truth: "What is sealed to an authority stays sealed in an inspection.",
  file: "apps/hub/src/db/migrations/0175-inspection-openings.sql",
  replace: "where r.sealed_to is null and r.erased_at is null and l.sealed_to is null",
  by: "where r.erased_at is null",
  test: {
    file: "apps/hub/src/oversight/openings.test.ts",
    name: "an inspection > says of what is sealed to an authority that it is, and shows nothing of it",
  },
};
