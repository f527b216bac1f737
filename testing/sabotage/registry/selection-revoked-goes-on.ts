/** What the commission revoked is not selected under any more. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-revoked-goes-on",
  truth: "What the commission revoked is not selected under any more.",
  file: "packages/selection/src/authorisation/usable.ts",
  replace: 'if (status.revoked.has(permit.id)) return "PERMIT_REVOKED";',
  by: "",
  test: {
    file: "packages/selection/src/authorisation/usable.test.ts",
    name: "is closed by the commission's revocation or suspension, even where it is called alive",
  },
};
