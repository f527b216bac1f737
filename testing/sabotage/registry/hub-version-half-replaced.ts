/** Lets the values of a version stand that was replaced in the same request. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-version-half-replaced",
  truth: "An earlier version's values stand no more once a later one is accepted.",
  file: "apps/hub/src/intake/write-reports.ts",
  replace: "filter((id) => amended.has(id))",
  by: "filter((id) => amended.has(null) && amended.has(id) && amended.size < 2)",
  test: {
    file: "apps/hub/src/spine.test.ts",
    name: "leaves no value of an earlier version standing, also where both came in one request",
  },
};
