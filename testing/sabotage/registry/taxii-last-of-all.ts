/** Calls the last version of an object the last in any version of the standard: who says nothing would be given STIX 2.0. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-last-of-all",
  truth: "An object is given in the newest version of the standard.",
  file: "apps/hub/src/taxii/store.ts",
  replace: "is_last = e.version = m.last and e.spec_version = m.spec\n",
  by: "is_last = e.version >= m.last\n",
  test: {
    file: "apps/hub/src/taxii/taxii.test.ts",
    name: "is given in the newest version of the standard, unless another is asked for",
  },
};
