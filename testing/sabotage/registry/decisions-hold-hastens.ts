/** Every measure of a type waits the same consultation. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-hold-hastens",
  truth: "Every measure of a type waits the same consultation.",
  file: "packages/decisions/src/gate/step.ts",
  replace: "return Date.parse(now) < Date.parse(deconflictionSince) + plan.deconflictionMinutes * MINUTE;",
  by: "return Date.parse(now) < Date.parse(deconflictionSince);",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "waits the same deconfliction after its approval for every measure of a type, to the minute",
  },
};
