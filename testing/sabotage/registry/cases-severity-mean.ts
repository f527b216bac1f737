/** Takes the mildest viewpoint for the whole: a crisis of safety would pass as nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cases-severity-mean",
  truth: "The overall severity is the gravest viewpoint.",
  file: "packages/cases/src/severity/viewpoints.ts",
  replace: "Math.max(v.continuity, v.safety, v.trust)",
  by: "Math.min(v.continuity, v.safety, v.trust)",
  test: { file: "packages/cases/src/severity/severity.test.ts", name: "is the gravest of its viewpoints" },
};
