/** Tells a reader of a report of which it sees no value: one that holds nothing but echoes of a source out of its sight. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-echo-grouped",
  truth: "A report is there for a reader iff some value of it is, or it is its own.",
  file: "apps/hub/src/db/migrations/0043-lists-at-any-size.sql",
  replace: "a.indicator and a.latest and sees_value(a.kind, a.value))",
  by: "a.indicator and a.latest)",
  test: {
    file: "apps/hub/src/provenance/echo.test.ts",
    name: "is an echo when it comes back from it: it serves nobody that the source did not serve, and is grouped where it is seen beside its source alone",
  },
};
