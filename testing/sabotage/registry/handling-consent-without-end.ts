/** Lets a consent count for ever: what a body was lent would stay its own. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-consent-without-end",
  truth: "A consent ends at its instant.",
  file: "packages/handling/src/may-see.ts",
  replace: "(g.untilMs === null || w.nowMs < g.untilMs)",
  by: "g.fromMs <= w.nowMs",
  test: {
    file: "packages/handling/src/provenance.test.ts",
    name: "count from their first instant until just before their end",
  },
};
