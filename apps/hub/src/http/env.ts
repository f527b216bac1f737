/** What every request of the hub carries along: who acts, how long that holds, and the number under which the log speaks of it. */
import type { Signed } from "../accounts/signed.ts";
import type { Hold } from "../accounts/standing.ts";
import type { Policies } from "../roles/policies.ts";

export interface HubEnv {
  Variables: {
    signed: Signed;
    policies: Policies;
    requestId: string;
    /** Every id in the answer was made for its recipient by the mint: none is that of a row, and none is looked for in it. */
    minted?: true;
    /** For what outlives its request: takes a hold of its own on who acts. */
    holdOn: () => Hold;
    /** Asks anew who acts. @throws Refusal SIGN_IN_REQUIRED when nobody does any more */
    askAgain: () => Promise<Signed>;
  };
}
