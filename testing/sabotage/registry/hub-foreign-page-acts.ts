/** Takes an act on a cookie from any page. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-foreign-page-acts",
  truth: "An act on a cookie comes from a page of this hub.",
  file: "apps/hub/src/http/gate.ts",
  replace: "if (foreign) throw",
  by: 'if (foreign && !headers.has("cookie")) throw',
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "takes no act on a cookie from a page of another site",
  },
};
