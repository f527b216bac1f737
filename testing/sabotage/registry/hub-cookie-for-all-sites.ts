/** Sends the session along from any site. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-cookie-for-all-sites",
  truth: "Cookies are HttpOnly and SameSite=Strict.",
  file: "apps/hub/src/accounts/sign-in.ts",
  replace: 'sameSite: "strict" as const',
  by: 'sameSite: "lax" as const',
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "gives cookies that no script reads and no other site sends",
  },
};
