/** Shows every clock that runs once a case, not only that of the earliest report: the office would be acknowledged twice. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-hidden-report-moves-clock",
  truth: "A clock that runs once a case is that of the earliest report that the reader sees.",
  file: "apps/hub/src/law/clocks/reading.ts",
  replace: "return x < y || (x === y && a.clock_id < b.clock_id);",
  by: "return x > y || (x === y && a.clock_id < b.clock_id);",
  test: {
    file: "apps/hub/src/law/clocks/clocks.test.ts",
    name: "is that of the earliest report that the reader sees: a report out of sight moves nothing",
  },
};
