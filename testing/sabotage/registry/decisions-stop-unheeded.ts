/** Directs a measure that an officer of deconfliction has stopped. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-stop-unheeded",
  truth: "A measure that an officer of deconfliction stops is not directed.",
  file: "packages/decisions/src/gate/step.ts",
  replace: 'return facts.stopped ? refuse("CONSULTATION_STOPPED", "consultation") : undefined;',
  by: "return undefined;",
  test: {
    file: "apps/hub/src/decisions/deconflict.test.ts",
    name: "keeps a measure from being directed while an officer stops it, whatever time is over, and lets it go on",
  },
};
