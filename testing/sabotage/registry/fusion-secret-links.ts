/** Lets an investigation secret join reports: who sees the case would learn what the police alone knows. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-secret-links",
  truth: "Investigation secrets take no part in linking.",
  file: "packages/fusion/src/features/features.ts",
  replace: ' || item.handling === "investigation_secret"',
  by: "",
  test: {
    file: "packages/fusion/src/features/features.test.ts",
    name: "leave out context values and investigation secrets",
  },
};
