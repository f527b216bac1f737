/** Looks at a consent whose time ran out as if it had never let anybody have anything. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-lapsed-consent-kept",
  truth: "A consent that ends by its own time calls back what was handed out under it.",
  file: "apps/hub/src/sharing/recall.ts",
  replace: "[{ ...grantOf(ended.given, ended), untilMs: null }]",
  by: "[grantOf(ended.given, ended)]",
  test: {
    file: "apps/hub/src/consents/lapse.test.ts",
    name: "calls back what was handed out under it: told, pushed, revoked over TAXII, off the lists, deleted in the MISP feed",
  },
};
