/** Lets an instant of another day be told by its clock alone: a deadline of tomorrow would read as one of today. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-yesterday-as-today",
  truth: "A bare clock time means today.",
  file: "apps/console/src/format/time.ts",
  replace: " && p.day === n.day",
  by: "",
  test: {
    file: "apps/console/src/format/time.test.ts",
    name: "today is told by the clock alone, another day with its date, another year with its year",
  },
};
