/** Opens every address of the sign-in library. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-library-wide-open",
  truth: "Only what a screen offers is open.",
  file: "apps/hub/src/accounts/entry/open-paths.ts",
  replace: "return Object.hasOwn(OPEN, rest) && OPEN[rest] === method;",
  by: 'return rest !== "" || OPEN[rest] === method;',
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "opens none of the library's addresses that no screen offers: nobody makes a key that names another actor",
  },
};
