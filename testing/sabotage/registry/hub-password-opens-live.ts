/** Opens a live realm to a password alone. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-password-opens-live",
  truth: "A password alone opens nothing live.",
  file: "apps/hub/src/http/gate.ts",
  replace: 'new Set(["passkey", "password+totp", "sso"])',
  by: 'new Set(["passkey", "password", "password+totp", "sso"])',
  test: { file: "apps/hub/src/accounts/accounts.test.ts", name: "opens nothing to a password alone" },
};
