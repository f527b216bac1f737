/** Takes a passkey's signature over some other decision. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-signature-of-another-decision",
  truth: "A signature over one decision is none over another.",
  file: "apps/hub/src/decisions/signing.ts",
  replace: 'expectedChallenge: createHash("sha256").update(statement).digest("base64url"),',
  by: "expectedChallenge: () => true,",
  test: {
    file: "apps/hub/src/decisions/signing.test.ts",
    name: "a decision signed with a passkey > counts for exactly this decision alone",
  },
};
