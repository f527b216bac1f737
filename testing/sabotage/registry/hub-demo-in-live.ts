/** Makes demo accounts in a live realm. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-demo-in-live",
  truth: "Demo accounts exist in exercise realms only.",
  file: "apps/hub/src/accounts/people/account.ts",
  replace: 'room.realm.kind !== "exercise"',
  by: 'room.realm.kind === "replay"',
  test: { file: "apps/hub/src/accounts/accounts.test.ts", name: "has no demo account, ever" },
};
