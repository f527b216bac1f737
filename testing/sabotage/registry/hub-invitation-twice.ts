/** Lets an invitation be taken up again. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-invitation-twice",
  truth: "An invitation is good once.",
  file: "apps/hub/src/accounts/people/store.ts",
  replace: "const OPEN = sql`accepted_at is null and revoked_at is null and",
  by: "const OPEN = sql`revoked_at is null and",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "that many take up at the same moment makes one member",
  },
};
