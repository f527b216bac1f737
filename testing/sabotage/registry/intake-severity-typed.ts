/** Lets a document state the overall severity beside its viewpoints: a level that nobody reasoned. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-severity-typed",
  truth: "The overall severity is the maximum of the viewpoints and is never typed.",
  file: "packages/intake/src/acts/act.ts",
  replace: "if (more.length > 0) return { ok: false, refused: more };",
  by: "if (more.length > 9) return { ok: false, refused: more };",
  test: {
    file: "packages/intake/src/acts/act.test.ts",
    name: "never states the overall severity: it is the maximum of the viewpoints",
  },
};
