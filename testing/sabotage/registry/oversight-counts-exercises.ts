/** Lets the statutory report count what was only played. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "oversight-counts-exercises",
  truth: "A statutory report counts no exercise item (SG-26, 11).",
  file: "packages/oversight/src/report/count.ts",
  replace: 'e.exercise === (of.standing === "exercise") && within',
  by: "within",
  test: {
    file: "packages/oversight/src/report/count.test.ts",
    name: "a statutory report > counts nothing of an exercise, and an exercise's report nothing that is live",
  },
};
