/** Tells the duty's figures of any realm. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-figures-for-anyone",
  truth: "The duty's figures exist in replay realms alone.",
  file: "apps/hub/src/figures/duty.ts",
  replace: 'if (realm.kind !== "replay") throw',
  by: 'if (realm.kind === "live") throw',
  test: { file: "apps/hub/src/figures/duty.test.ts", name: "are refused for a realm in which people work" },
};
