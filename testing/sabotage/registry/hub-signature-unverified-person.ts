/** Takes a signature for which the authenticator did not ask who the person is. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-signature-unverified-person",
  truth: "A decision is signed by a person whom the authenticator verified.",
  file: "apps/hub/src/decisions/signing.ts",
  replace: "requireUserVerification: true,",
  by: "requireUserVerification: false,",
  test: {
    file: "apps/hub/src/decisions/signing.test.ts",
    name: "a decision signed with a passkey > counts only where the authenticator has verified the person",
  },
};
