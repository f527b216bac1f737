/** Lets a new version of the agreement be ignored for ever. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-agreement-never-late",
  truth: "A new version is to be accepted by its date.",
  file: "apps/hub/src/council/store.ts",
  replace: "g.accept_by <= realm_now()",
  by: "g.accept_by <= realm_now() - interval '99 years'",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "is to be accepted by its date: until then nobody is late, from then on the office and the member see who is",
  },
};
