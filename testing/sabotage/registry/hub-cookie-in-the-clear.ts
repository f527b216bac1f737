/** Forgets behind a proxy that browsers come by https. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-cookie-in-the-clear",
  truth: "A session's cookie travels encrypted alone where the hub is reached by https.",
  file: "apps/hub/src/accounts/sign-in.ts",
  replace: "useSecureCookies: secure,",
  by: "useSecureCookies: false,",
  test: {
    file: "apps/hub/src/accounts/https.test.ts",
    name: "gives cookies that no browser sends in the clear, also where a proxy ends TLS before it",
  },
};
