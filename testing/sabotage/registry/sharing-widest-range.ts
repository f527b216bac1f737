/** Lets one body register the whole address space. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-widest-range",
  truth: "A range that is wider than any body's own is refused.",
  file: "packages/sharing/src/routing/route.ts",
  replace: "const WIDEST = { 4: 8, 6: 19 }",
  by: "const WIDEST = { 4: 0, 6: 0 }",
  test: {
    file: "apps/hub/src/assets/assets.test.ts",
    name: "is refused where it would draw everything to one body, or is none of its kind",
  },
};
