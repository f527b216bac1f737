/** Takes a legal basis for in force whatever its state: a suspended duty would still pass forms on. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-basis-never-ends",
  truth: "A gate is closed unless its basis is in force.",
  file: "apps/hub/src/law/store.ts",
  replace: 'return rows[0]?.state === "in_force";',
  by: 'return rows[0]?.state !== "none";',
  test: {
    file: "apps/hub/src/acts/acts.test.ts",
    name: "is not withheld while a core operator's duty to report is in force, and is again when it is suspended",
  },
};
