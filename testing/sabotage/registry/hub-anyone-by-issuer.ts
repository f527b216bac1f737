/** Makes a login for whomever the issuer knows. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-anyone-by-issuer",
  truth: "Single sign-on recognises people; it makes none.",
  file: "apps/hub/src/accounts/entry/single-sign-on.ts",
  replace: "disableSignUp: true",
  by: "disableSignUp: false",
  test: {
    file: "e2e/src/accounts.test.ts",
    name: "whom the issuer knows and the hub does not is not let in",
  },
};
