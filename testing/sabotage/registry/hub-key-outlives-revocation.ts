/** Takes a revoked key for as long as it had been good. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-key-outlives-revocation",
  truth: "A revoked key is refused at once.",
  file: "apps/hub/src/accounts/machines/store.ts",
  replace: "where ${which} and revoked_at is null and",
  by: "where ${which} and",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "ends at once when a machine's key is revoked, and a rotated key gives way to its successor",
  },
};
