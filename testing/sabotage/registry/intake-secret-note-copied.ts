/** Copies the text of investigation-secret notes into the report that others may read. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-secret-note-copied",
  truth: "The text of a secret note never leaves the original.",
  file: "packages/intake/src/formats/police-submission.ts",
  replace: "if (open) narrative.push",
  by: "narrative.push",
  test: {
    file: "packages/intake/src/formats/police-submission.test.ts",
    name: "the text of a note leaves the original only if its handling is normal",
  },
};
