/** Marks a report that says no value by the mildest of its objects: what is RED would be shown with what is GREEN. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-beside-mildest",
  truth: "A report without values is under the strictest of its objects' markings.",
  file: "packages/intake/src/stix/transfer.ts",
  replace: "strictest(beside.map",
  by: "mildest(beside.map",
  test: {
    file: "packages/intake/src/formats/taxii-envelope.test.ts",
    name: "of objects that say no value is a report without values, under the strictest of their markings",
  },
};
