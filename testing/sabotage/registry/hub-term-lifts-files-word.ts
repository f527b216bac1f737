/** Takes a restriction that a file states from it when its sender drops a term of the same words. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-term-lifts-files-word",
  truth: "A term that is taken away leaves what the file itself restricts (SG-17).",
  file: "apps/hub/src/db/terms.ts",
  replace: "return label.stated.includes(caveat);",
  by: "return false;",
  test: {
    file: "apps/hub/src/db/terms.test.ts",
    name: "leaves what the file itself says, though the term said it in the same words",
  },
};
