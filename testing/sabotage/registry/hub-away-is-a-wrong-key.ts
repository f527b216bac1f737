/** Believes sign-in when it calls a key wrong that it could not look up: partners would throw good keys away in an outage. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-away-is-a-wrong-key",
  truth: "A database that is away is 503, never 401.",
  file: "apps/hub/src/accounts/signed.ts",
  replace: "await telling(() => door.signIn.api.verifyApiKey({ body: { key } }))",
  by: "await door.signIn.api.verifyApiKey({ body: { key } })",
  test: {
    file: "apps/hub/src/faults/away.test.ts",
    name: "every door answers 503 with when to come back, also where a key must be looked up first; then work goes on",
  },
};
