/** Leaves the link of an earlier start good. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-first-link-stays",
  truth: "Only the newest link of the first start is good.",
  file: "apps/hub/src/accounts/people/invitations.ts",
  replace: "i.acceptedAt === null && i.revokedAt === null && !i.expired;",
  by: "i.acceptedAt === null && i.revokedAt === null && i.expired;",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "makes its first administrator by one link, once; until then every start makes a new one and voids the one before",
  },
};
