/** Lets the right password through while an address is locked. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-lock-lets-in",
  truth: "After ten failed tries an address is locked.",
  file: "apps/hub/src/accounts/entry/lock-out.ts",
  replace: "if (failures % TRIES !== 0) return false;",
  by: "if (failures % (TRIES + 2) !== 0) return false;",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "locks an address after ten failed tries and then answers even the right password as a wrong one",
  },
};
