/** Lets a caveat that another hub states in words fall away when its package is taken in: one exchange makes everything milder. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-stated-caveat-dropped",
  truth: "A round trip through any format never makes a label less strict.",
  file: "apps/hub/src/intake/markings.ts",
  replace: "  rest.push(...(item.caveats ?? []));",
  by: "",
  test: {
    file: "apps/hub/src/sharing/round-trip.test.ts",
    name: "lies there under a label that is no milder: marking, permissible actions and every caveat",
  },
};
