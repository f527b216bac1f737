/** Asks a gate without holding its basis: a suspension could commit between the check and the act (SG-01). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-gate-not-held",
  truth: "An act commits on a basis that is in force at its commit, not at its check.",
  file: "apps/hub/src/law/store.ts",
  replace: "(select basis_id from capability where capability = ${capability}) for share`",
  by: "(select basis_id from capability where capability = ${capability})`",
  test: {
    file: "apps/hub/src/law/bases.test.ts",
    name: "holds its basis until its act ends: a second session's suspension waits, and closes it from then on",
  },
};
