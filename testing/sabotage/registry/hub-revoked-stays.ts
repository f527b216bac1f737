/** Leaves the open stream of a revoked session open. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-revoked-stays",
  truth: "A revoked session ends its streams at that instant.",
  file: "apps/hub/src/accounts/standing.ts",
  replace: "control.abort();",
  by: "void control;",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "ends at once when its session is revoked: the stream closes and requests are refused",
  },
};
