/** Writes a field into released objects that nobody allowed: the first of many that tell of a source. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-field-beyond-the-list",
  truth: "A package contains only the fields of the list (SG-28).",
  file: "packages/sharing/src/stix/indicator-of.ts",
  replace: "    name: v.value,\n",
  by: '    name: v.value,\n    labels: ["released"],\n',
  test: {
    file: "packages/sharing/src/package.test.ts",
    name: "holds the fields of the list and no other, and says nothing of how many sources there are beyond one",
  },
};
