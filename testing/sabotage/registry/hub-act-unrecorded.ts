/** Writes no entry for an act: nobody could prove afterwards who did what. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-act-unrecorded",
  truth: "Every act has exactly one entry, written in the act's transaction.",
  file: "apps/hub/src/oversight/recorder.ts",
  replace: "if (entries.length === 0) return;",
  by: "if (entries.length >= 0) return;",
  test: { file: "apps/hub/src/faults/truths.test.ts", name: "leaves one entry for every report that it accepts" },
};
