/** Lets a case give way wherever the duty joined it: a case that vanishes from the list tells of the evidence that is hidden. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-hidden-join-tells",
  truth: "An alias shows only where the reader's own view joins both cases.",
  file: "apps/hub/src/cases/reading/standing.ts",
  replace: ".find((c) => c.id !== r.case_id);",
  by: "[0];",
  test: {
    file: "apps/hub/src/cases/reading/standing.test.ts",
    name: "stay two for a reader from whom what joins them is hidden",
  },
};
