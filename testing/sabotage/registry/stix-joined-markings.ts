/** Lets the marking of the second observation fall away when two speak of one observable: a red value would look green. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "stix-joined-markings",
  truth: "A round trip through any format never makes a label less strict.",
  file: "packages/stix/src/lift/merge.ts",
  replace: '["object_marking_refs", "granular_markings"]',
  by: '["granular_markings"]',
  test: {
    file: "packages/stix/src/lift/lift.test.ts",
    name: "joins the same observable from two observations, with the markings of both",
  },
};
