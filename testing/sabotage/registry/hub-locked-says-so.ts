/** Tells a stranger that an address is locked. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-locked-says-so",
  truth: "Locked, wrong and unknown answer with the same bytes.",
  file: "apps/hub/src/accounts/entry/watch.ts",
  replace: 'message: "Invalid email or password"',
  by: 'message: "Too many failed tries"',
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "locks an address after ten failed tries and then answers even the right password as a wrong one",
  },
};
