/** Lets a released indicator carry a field that nobody allowed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-field-too-many",
  truth: "A package contains only fields of the allow-list (SG-28).",
  file: "packages/sharing/src/stix/indicator-of.ts",
  replace: "    description: DESCRIPTION,",
  by: "    description: DESCRIPTION,\n    labels: [release.audience],",
  test: {
    file: "packages/sharing/src/package.test.ts",
    name: "holds the fields of the list and no other, and says nothing of how many sources there are beyond one",
  },
};
