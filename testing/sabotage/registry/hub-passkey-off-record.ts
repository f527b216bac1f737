/** Lets a person sign with a passkey that is on no record. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-passkey-off-record",
  truth: "A passkey is on record as its person's before anything is signed with it.",
  file: "apps/hub/src/decisions/signing.ts",
  replace: "if (signed.login !== null) await notePasskeys(signIn.db, [signed.room], signed.login.loginId);",
  by: "if (signed.login === undefined) await notePasskeys(signIn.db, [signed.room], signIn.origins[0]);",
  test: {
    file: "apps/hub/src/accounts/passkey-record.test.ts",
    name: "a passkey > is on record as its person's before anything is signed with it, once, and its end is on record too",
  },
};
