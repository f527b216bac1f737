/** Gives a form that names no authority the usual audience: what its reporter withheld would be passed on. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-withheld-passed-on",
  truth: "A withheld form is its authority's or its reporter's alone.",
  file: "apps/hub/src/intake/markings.ts",
  replace: "audience: seal && seal.authorityId === null ? [] : null,",
  by: "audience: null,",
  test: {
    file: "apps/hub/src/intake/markings.test.ts",
    name: "seal a withheld form to its authority, or to its reporter alone",
  },
};
