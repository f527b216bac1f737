/** Serves a page from memory whatever was done since: what was taken back, erased or closed to its reader would go on being handed out. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-page-outlives-an-act",
  truth: "A page that was kept is never served after an act that changes it.",
  file: "apps/hub/src/taxii/kept-pages.ts",
  replace: "if (known.state !== key.state) {",
  by: "if (known.state === undefined) {",
  test: {
    file: "apps/hub/src/taxii/kept.test.ts",
    name: "a page that was kept > is never served after an act that changes it, whoever did the act",
  },
};
