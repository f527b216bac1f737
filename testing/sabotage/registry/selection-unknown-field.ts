/** A record with a field that nobody knows is dropped (SG-11). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-unknown-field",
  truth: "A record with a field that nobody knows is dropped (SG-11).",
  file: "packages/selection/src/compile/compiled.ts",
  replace: "if (batch.strange[at] !== 0) return CODE.not_understood;",
  by: "",
  test: { file: "packages/selection/src/select/select.test.ts", name: "is none where a field is unknown" },
};
