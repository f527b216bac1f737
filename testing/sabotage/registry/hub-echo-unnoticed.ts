/** Takes a body's word for its own though it was handed the value: originator control is laundered away. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-echo-unnoticed",
  truth: "Third-party data is not released on the word of whoever was given it (SG-17).",
  file: "apps/hub/src/provenance/echo.ts",
  replace: "(await suspects(tx, reports)).filter(saidBack)",
  by: "(await suspects(tx, reports)).filter((s) => s.handedOverAt > s.receivedAt && saidBack(s))",
  test: {
    file: "apps/hub/src/provenance/echo.test.ts",
    name: "is an echo when it comes back from it: it serves nobody that the source did not serve, and is grouped where it is seen beside its source alone",
  },
};
