/** Lets type-only cycles through the arrows: rooms could then import each other by type. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "arrows-type-only-cycles",
  truth: "No import cycle, type-only imports included.",
  file: "tools/arrows/layers.ts",
  replace: "to: { circular: true }",
  by: 'to: { circular: true, dependencyTypesNot: ["type-only"] }',
  test: { file: "tools/arrows.test.ts", name: "packages/intake/src/one.ts → [ 'no-cycle' ]" },
};
