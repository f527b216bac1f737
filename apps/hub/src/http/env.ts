/** What every request of the hub carries along: who acts, and the number under which the log speaks of it. */
import type { Signed } from "../accounts/signed.ts";
import type { Policies } from "../roles/policies.ts";

export interface HubEnv {
  Variables: { signed: Signed; policies: Policies; requestId: string };
}
